package io.github.runner4j.docker.internal.failure;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What an engine's answer says: the reason, and what else came with it. Reads one JSON object, a stream of them, plain text,
 * and any of these cut off in the middle.
 *
 * @param message the reason, or empty
 * @param output the other text, such as the output of a build
 */
record Body(String message, String output) {

    static final Body NONE = new Body("", "");

    /** Reasons stand at the end of a stream, or at the start of an overlong answer; what lies between is not read. */
    private static final int HEAD = 16 * 1024;

    private static final int TAIL = 48 * 1024;

    static Body parse(String raw) {
        String text = bounded(raw).strip();
        if (!text.startsWith("{")) {
            return new Body(text, "");
        }
        Set<String> reasons = new LinkedHashSet<>();
        StringBuilder output = new StringBuilder();
        new Pairs(text).forEach((key, value) -> {
            switch (key) {
                case "error", "message", "cause" -> reasons.add(value.strip());
                case "stream" -> output.append(value);
                default -> {
                    // progress and ids tell nothing about the reason
                }
            }
        });
        reasons.removeIf(
                each -> reasons.stream().anyMatch(other -> other.length() > each.length() && other.contains(each)));
        return new Body(String.join("\n", reasons), output.toString());
    }

    static String bounded(String text) {
        return text.length() <= HEAD + TAIL
                ? text
                : text.substring(0, HEAD) + "\n" + text.substring(text.length() - TAIL);
    }
}
