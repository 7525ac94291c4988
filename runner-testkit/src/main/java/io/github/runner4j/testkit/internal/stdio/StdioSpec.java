package io.github.runner4j.testkit.internal.stdio;

/**
 * How the standard streams of a process are connected.
 *
 * @param tty to a terminal: one stream out, raw
 * @param openStdin whether anybody can write to it; without that and without a terminal it reads nothing
 * @param stdinOnce whether its input ends with the first client that wrote to it
 * @param logged whether a log is kept, and can be read
 */
public record StdioSpec(boolean tty, boolean openStdin, boolean stdinOnce, boolean logged) {

    /** For a process that is started in a running container: never logged, and one client at most. */
    public static StdioSpec exec(boolean tty, boolean openStdin) {
        return new StdioSpec(tty, openStdin, true, false);
    }
}
