package io.github.runner4j.instance;

/** Where an instance is in its life. */
public enum InstanceState {
    /** Its launch is under way. */
    STARTING,
    /** It was ready, and runs. */
    RUNNING,
    /** It is being stopped. */
    STOPPING,
    /** It was stopped. */
    STOPPED,
    /** Its launch failed, or its program ended by itself. */
    ERROR
}
