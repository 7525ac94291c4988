package io.github.runner4j.docker.faults;

import io.github.runner4j.error.RunnerException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The failures that no better code was found for. Each kind of them has its row in {@code fallback-reasons.tsv}: the code, the message
 * with a star for what is different each time, and why there is no better one.
 */
final class Fallbacks {

    private static final Set<String> CODES =
            Set.of("UNKNOWN_ERROR", "DOCKER_OPERATION_FAILED", "DOCKER_BUILD_FAILED", "GIT_OPERATION_FAILED");

    private static final List<Kind> KINDS = read();

    private Fallbacks() {}

    /**
     * A row.
     *
     * @param code of the failure
     * @param wording of the failure, with stars
     * @param reason why there is no better code
     */
    record Kind(String code, String wording, String reason) {

        private boolean fits(RunnerException failure) {
            String message = String.valueOf(failure.getMessage());
            return failure.code().name().equals(code)
                    && pattern().matcher(message).matches();
        }

        private Pattern pattern() {
            return Pattern.compile(
                    Stream.of(wording.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                    Pattern.DOTALL);
        }

        @Override
        public String toString() {
            return code + ": " + wording + " (" + reason + ")";
        }
    }

    static boolean is(RunnerException failure) {
        return CODES.contains(failure.code().name());
    }

    /** The first row that fits. */
    static Optional<Kind> kind(RunnerException failure) {
        return KINDS.stream().filter(each -> each.fits(failure)).findFirst();
    }

    private static List<Kind> read() {
        try (InputStream rows = Fallbacks.class.getResourceAsStream("/fallback-reasons.tsv")) {
            return new String(rows.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(row -> new Kind(row[0], row[1], row[2]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
