package io.github.runner4j.testkit.internal.stdio;

/**
 * What a client wants of a process.
 *
 * @param stdin whether it writes to it
 * @param stdout whether it gets what goes to standard output
 * @param stderr whether it gets what goes to standard error
 * @param logs whether it gets what was written before, too
 * @param stream whether it stays for what comes
 * @param detachKeys the bytes it sends to leave a terminal
 */
public record AttachSpec(
        boolean stdin, boolean stdout, boolean stderr, boolean logs, boolean stream, DetachKeys detachKeys) {

    /** What a client of an exec gets: all that is open. */
    public static AttachSpec exec(boolean stdin, boolean stdout, boolean stderr, DetachKeys detachKeys) {
        return new AttachSpec(stdin, stdout, stderr, false, true, detachKeys);
    }

    boolean wants(StdStream of) {
        return of == StdStream.STDOUT ? stdout : stderr;
    }
}
