package io.github.runner4j.testkit.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * What BuildKit tells of a build, out of its messages in the protobuf wire format.
 *
 * @param done the names of what is done, in that order
 * @param cached the names of what was used of before
 * @param errors names with their errors
 * @param statuses what is told besides
 * @param output what commands wrote
 */
record Trace(List<String> done, Set<String> cached, Set<String> errors, Set<String> statuses, String output) {

    private static final int NUMBER = 0;
    private static final int BYTES = 2;

    static Trace of(List<JsonNode> messages) {
        Reader reader = new Reader();
        for (JsonNode message : messages) {
            if (message.path("id").asText().equals("moby.buildkit.trace")) {
                reader.read(Base64.getDecoder().decode(message.path("aux").asText()));
            }
        }
        return new Trace(
                new ArrayList<>(reader.done), reader.cached, reader.errors, reader.statuses, reader.output.toString());
    }

    private static final class Reader {

        private final Set<String> done = new LinkedHashSet<>();
        private final Set<String> cached = new LinkedHashSet<>();
        private final Set<String> errors = new LinkedHashSet<>();
        private final Set<String> statuses = new LinkedHashSet<>();
        private final StringBuilder output = new StringBuilder();

        void read(byte[] message) {
            fields(message, (field, value) -> {
                switch (field) {
                    case 1 -> vertex(value);
                    case 2 -> fields(value, (inner, text) -> add(inner == 1, statuses, text));
                    case 3 -> fields(value, (inner, text) -> output.append(inner == 4 ? new String(text, UTF_8) : ""));
                    default -> throw new AssertionError("Unknown: " + field);
                }
            });
        }

        private static void add(boolean wanted, Set<String> to, byte[] text) {
            if (wanted) {
                to.add(new String(text, UTF_8));
            }
        }

        private void vertex(byte[] message) {
            String[] texts = {"", ""};
            boolean[] flags = new boolean[2];
            fields(message, (field, value) -> {
                switch (field) {
                    case 3 -> texts[0] = new String(value, UTF_8);
                    case 4 -> flags[0] = true;
                    case 6 -> flags[1] = true;
                    case 7 -> texts[1] = new String(value, UTF_8);
                    default -> {}
                }
            });
            if (!texts[1].isEmpty()) {
                errors.add(texts[0] + ": " + texts[1]);
            } else if (flags[1]) {
                done.add(texts[0]);
            }
            if (flags[0]) {
                cached.add(texts[0]);
            }
        }
    }

    private static void fields(byte[] message, BiConsumer<Integer, byte[]> each) {
        ByteBuffer buffer = ByteBuffer.wrap(message);
        while (buffer.hasRemaining()) {
            int key = (int) number(buffer);
            byte[] value = {};
            switch (key & 7) {
                case NUMBER -> number(buffer);
                case BYTES -> {
                    value = new byte[(int) number(buffer)];
                    buffer.get(value);
                }
                default -> throw new AssertionError("Unknown kind of field: " + key);
            }
            each.accept(key >>> 3, value);
        }
    }

    private static long number(ByteBuffer buffer) {
        long number = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = buffer.get();
            number |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }
}
