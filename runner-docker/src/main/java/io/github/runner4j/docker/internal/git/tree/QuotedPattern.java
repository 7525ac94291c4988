package io.github.runner4j.docker.internal.git.tree;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A pattern in double quotes, with the escapes of C. Source: git's {@code quote.c}, unquote_c_style. */
final class QuotedPattern {

    private static final String LETTERS = "abfnrtv\\\"";
    private static final String MEANINGS = "\u0007\b\f\n\r\t\u000b\\\"";

    private QuotedPattern() {}

    /** Reads a quoted pattern from a line's start; gives where it ends, or -1 when it is not well formed. */
    static int read(String line, StringBuilder pattern) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int i = 1;
        while (i < line.length()) {
            char c = line.charAt(i++);
            if (c == '"') {
                pattern.append(bytes.toString(StandardCharsets.UTF_8));
                return i;
            }
            if (c != '\\') {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
                continue;
            }
            int letter = i < line.length() ? LETTERS.indexOf(line.charAt(i)) : -1;
            if (letter >= 0) {
                bytes.write(MEANINGS.charAt(letter));
                i++;
            } else if (i + 2 < line.length() && line.substring(i, i + 3).matches("[0-3][0-7]{2}")) {
                bytes.write(Integer.parseInt(line.substring(i, i + 3), 8));
                i += 3;
            } else {
                return -1;
            }
        }
        return -1;
    }
}
