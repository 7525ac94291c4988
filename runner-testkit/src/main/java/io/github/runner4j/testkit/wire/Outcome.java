package io.github.runner4j.testkit.wire;

/** How a call ended, so far. */
public enum Outcome {
    /** It goes on: the answer is not given, or not yet over. */
    OPEN,
    /** The answer was given to its end. */
    ANSWERED,
    /** The fake engine broke the connection off: a fault told it to, or it failed in mid-answer. */
    CUT,
    /** The connection ended before the answer did: the client left, or the daemon went down. */
    DISCONNECTED
}
