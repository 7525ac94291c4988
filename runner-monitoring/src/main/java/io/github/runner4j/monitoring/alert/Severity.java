package io.github.runner4j.monitoring.alert;

/** How bad it is. */
public enum Severity {
    /** Good to know. */
    INFO,
    /** Look at it today. */
    WARNING,
    /** Look at it now. */
    CRITICAL
}
