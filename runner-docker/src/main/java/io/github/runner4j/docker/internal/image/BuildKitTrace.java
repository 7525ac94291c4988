package io.github.runner4j.docker.internal.image;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads BuildKit's progress: a {@code StatusResponse} of its control API in the protobuf wire format, in Base64. Of it only the
 * names of what is being built, failures and the output are kept; everything unknown is skipped.
 */
final class BuildKitTrace {

    /** How a build's stream marks such a value. */
    static final String ID = "moby.buildkit.trace";

    private static final int VERTEX = 1;
    private static final int VERTEX_DIGEST = 1;
    private static final int VERTEX_NAME = 3;
    private static final int VERTEX_CACHED = 4;
    private static final int VERTEX_STARTED = 5;
    private static final int VERTEX_ERROR = 7;
    private static final int LOG = 3;
    private static final int LOG_TEXT = 4;

    private final Consumer<String> lines;
    private final Consumer<String> failed;
    private final Set<String> told = new HashSet<>();

    /**
     * Reads nothing yet.
     *
     * @param lines gets what is being built, and the output
     * @param failed gets the name of what failed
     */
    BuildKitTrace(Consumer<String> lines, Consumer<String> failed) {
        this.lines = lines;
        this.failed = failed;
    }

    /** Takes in one value; one that cannot be read is passed over, for it is only progress. */
    void accept(String base64) {
        try {
            WireFormat.read(Base64.getDecoder().decode(base64), (field, value) -> {
                if (field == VERTEX) {
                    new Vertex().read(value.bytes());
                } else if (field == LOG) {
                    WireFormat.read(value.bytes(), this::log);
                }
            });
        } catch (IllegalArgumentException e) {
            // damaged or of a later format
        }
    }

    private void log(int field, WireFormat.Value value) {
        if (field == LOG_TEXT) {
            new String(value.bytes(), StandardCharsets.UTF_8).lines().forEach(lines);
        }
    }

    private final class Vertex {

        private String digest = "";
        private String name = "";
        private String error = "";
        private boolean cached;
        private boolean started;

        void read(byte[] message) {
            WireFormat.read(message, this::field);
            if ((started || cached) && told.add(digest + cached)) {
                lines.accept("# " + name + (cached ? " (cached)" : ""));
            }
            if (!error.isEmpty() && told.add(digest + error)) {
                lines.accept("# " + name + ": " + error);
                failed.accept(name);
            }
        }

        private void field(int field, WireFormat.Value value) {
            switch (field) {
                case VERTEX_DIGEST -> digest = value.text();
                case VERTEX_NAME -> name = value.text();
                case VERTEX_CACHED -> cached = value.number() != 0;
                case VERTEX_STARTED -> started = true;
                case VERTEX_ERROR -> error = value.text();
                default -> {}
            }
        }
    }
}
