package io.github.runner4j.docker.internal.directory;

import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.source.SourceException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a directory. */
final class DirectoryFailures {

    private static final int MOST_NAMES = 20;

    private DirectoryFailures() {}

    static SourceException missing(Path root) {
        return failure(
                ErrorCode.CONFIGURATION_ERROR,
                "The source directory " + root + " does not exist. Check its path.",
                null);
    }

    static SourceException noDirectory(Path root) {
        return failure(
                ErrorCode.CONFIGURATION_ERROR,
                "The source " + root + " is a file, not a directory. Give the directory that holds it.",
                null);
    }

    static SourceException unreadable(Path root, List<String> paths) {
        String names = String.join(", ", paths.subList(0, Math.min(MOST_NAMES, paths.size())));
        String more = paths.size() > MOST_NAMES ? " and " + (paths.size() - MOST_NAMES) + " more" : "";
        return failure(
                ErrorCode.CONFIGURATION_ERROR,
                "In the source directory " + root + " these cannot be read: " + names + more
                        + ". Change their permissions.",
                null);
    }

    static SourceException changed(Path root, String path, @Nullable Exception cause) {
        return failure(
                ErrorCode.GIT_OPERATION_FAILED,
                "The file " + path + " of the source directory " + root + " changed while it was read. "
                        + "Launch again when nothing writes to it.",
                cause);
    }

    static SourceException unknown(Path root, String path) {
        return failure(
                ErrorCode.INVALID_CONFIGURATION,
                "There is no \"" + path + "\" in the source directory " + root + ".",
                null);
    }

    private static SourceException failure(ErrorCode code, String message, @Nullable Exception cause) {
        return new SourceException(Failure.of(code, message), cause);
    }
}
