package io.github.runner4j.testkit.internal.image;

import io.github.runner4j.testkit.internal.engine.Ids;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** A layer: a tar of what it adds, changes and takes away. Immutable. */
public final class Layer {

    private final byte[] tar;
    private final String diffId;
    private final long size;

    private Layer(byte[] tar, long size) {
        this.tar = tar;
        this.diffId = Ids.digest(tar);
        this.size = size;
    }

    /** A layer of a tar that nobody changes any more, with the sum of its files' sizes. */
    static Layer of(byte[] tar, long size) {
        return new Layer(tar, size);
    }

    /** The digest of its tar. */
    public String diffId() {
        return diffId;
    }

    /** The bytes of its files. */
    public long size() {
        return size;
    }

    /** How long its tar is. */
    public int tarSize() {
        return tar.length;
    }

    /** Its tar. */
    public InputStream open() {
        return new ByteArrayInputStream(tar);
    }
}
