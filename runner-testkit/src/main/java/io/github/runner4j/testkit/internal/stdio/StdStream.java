package io.github.runner4j.testkit.internal.stdio;

/** One of the two streams that a process writes to; the order gives the numbers of the wire format. */
public enum StdStream {
    STDOUT(1),
    STDERR(2);

    private final int number;

    StdStream(int number) {
        this.number = number;
    }

    /** Its number, as in a frame's header. */
    int number() {
        return number;
    }
}
