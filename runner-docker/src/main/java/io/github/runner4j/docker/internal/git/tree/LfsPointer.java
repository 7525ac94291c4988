package io.github.runner4j.docker.internal.git.tree;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in Git in the place of a large file. Source: Git LFS specification, "The Pointer".
 *
 * @param oid SHA-256 of the content, in hexadecimal
 * @param size its number of bytes
 */
public record LfsPointer(String oid, long size) {

    /** A pointer file is smaller than this. Source: the specification. */
    static final int LARGEST = 1024;

    private static final Pattern FORM = Pattern.compile(
            "version https?://(?:git-lfs\\.github\\.com|hawser\\.github\\.com)/spec/v1\\R(?s:.*?)"
                    + "^oid sha256:([0-9a-f]{64})\\R(?s:.*?)^size (\\d{1,18})\\R?(?s:.*)",
            Pattern.MULTILINE);

    /**
     * Reads a pointer.
     *
     * @param bytes a file's bytes as Git keeps them
     * @return the pointer, or nothing when the bytes are the content itself
     */
    public static Optional<LfsPointer> parse(byte[] bytes) {
        if (bytes.length >= LARGEST) {
            return Optional.empty();
        }
        Matcher matcher = FORM.matcher(new String(bytes, StandardCharsets.UTF_8));
        return matcher.matches()
                ? Optional.of(new LfsPointer(matcher.group(1), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }
}
