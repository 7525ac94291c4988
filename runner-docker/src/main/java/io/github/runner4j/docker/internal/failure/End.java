package io.github.runner4j.docker.internal.failure;

/**
 * How a container, or a command in it, ended.
 *
 * @param exitCode its exit status
 * @param outOfMemory what the engine says about it; true is proof, false is none
 * @param healthy false when the health check gave it up
 * @param startError the engine's reason why it could not be started, or empty
 * @param log its last lines, possibly empty
 */
public record End(int exitCode, boolean outOfMemory, boolean healthy, String startError, String log) {

    /**
     * An end of which nothing but the exit status and the output is known.
     *
     * @param exitCode the exit status
     * @param log the last lines
     * @return the end
     */
    public static End exited(int exitCode, String log) {
        return new End(exitCode, false, true, "", log);
    }
}
