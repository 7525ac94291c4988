package io.github.runner4j.testkit.files;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A file's bytes. Immutable. */
public final class Content {

    /** No bytes. */
    public static final Content EMPTY = new Content(new byte[0]);

    private final byte[] bytes;

    private Content(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Some bytes.
     *
     * @param bytes the bytes; copied
     * @return the content
     */
    public static Content of(byte... bytes) {
        return bytes.length == 0 ? EMPTY : new Content(bytes.clone());
    }

    /**
     * A text.
     *
     * @param text the text
     * @return its UTF-8 bytes
     */
    public static Content of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * How many bytes.
     *
     * @return the number of bytes
     */
    public int size() {
        return bytes.length;
    }

    /**
     * The bytes.
     *
     * @return a copy
     */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /**
     * These bytes and others after them.
     *
     * @param more the others
     * @return a new content
     */
    public Content with(Content more) {
        byte[] both = Arrays.copyOf(bytes, bytes.length + more.bytes.length);
        System.arraycopy(more.bytes, 0, both, bytes.length, more.bytes.length);
        return new Content(both);
    }

    /** As UTF-8 text. */
    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Content content && Arrays.equals(bytes, content.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
