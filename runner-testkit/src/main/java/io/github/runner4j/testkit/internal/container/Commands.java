package io.github.runner4j.testkit.internal.container;

import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileTree;
import java.util.Optional;

/** Why a command cannot be run, as the runtime words it. */
final class Commands {

    private static final int MISSING = 127;
    private static final int FORBIDDEN = 126;
    private static final int BROKEN = 128;
    private static final int ANY_EXECUTE = 0111;

    private Commands() {}

    /**
     * Why there is no program.
     *
     * @param exitCode what the container ends with
     * @param message what the runtime says
     */
    record Problem(int exitCode, String message) {}

    /**
     * Finds out.
     *
     * @param word the command's first word
     * @param directory where it would run
     * @param early whether the engine's own language still takes a directory for something forbidden
     */
    static Problem of(FileTree files, String word, String directory, boolean early) {
        String named = "exec: \"" + word + "\": ";
        if (!word.contains("/")) {
            return new Problem(MISSING, named + "executable file not found in $PATH: unknown");
        }
        Optional<FileNode> file = files.follow(word.startsWith("/") ? word : directory + "/" + word);
        if (file.isEmpty()) {
            return new Problem(MISSING, named + "stat " + word + ": no such file or directory: unknown");
        }
        if (file.get().isDirectory() && !early) {
            return new Problem(FORBIDDEN, named + "is a directory: unknown: permission denied");
        }
        boolean executable =
                (file.get().mode() & ANY_EXECUTE) != 0 && !file.get().isDirectory();
        return executable
                ? new Problem(BROKEN, "exec " + word + ": exec format error: unknown")
                : new Problem(FORBIDDEN, named + "permission denied: unknown");
    }
}
