package io.github.runner4j.testkit.internal.golang;

import java.util.List;
import java.util.stream.Collectors;

/** Texts in quotes as Go's {@code %q} writes them. */
public final class GoQuote {

    private static final int DELETE = 0x7f;

    private GoQuote() {}

    /** A text in double quotes. */
    public static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append((char) c);
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> {
                    if (c < ' ' || c == DELETE) {
                        quoted.append(String.format("\\x%02x", c));
                    } else {
                        quoted.append((char) c);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    /** Several texts, as Go writes a list of them: {@code ["a" "b"]}. */
    public static String quote(List<String> texts) {
        return texts.stream().map(GoQuote::quote).collect(Collectors.joining(" ", "[", "]"));
    }
}
