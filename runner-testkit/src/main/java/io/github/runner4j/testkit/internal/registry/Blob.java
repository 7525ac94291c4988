package io.github.runner4j.testkit.internal.registry;

import io.github.runner4j.testkit.internal.engine.Ids;
import io.github.runner4j.testkit.internal.image.Layer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/**
 * A layer as a registry keeps it: compressed.
 *
 * @param digest of the compressed bytes
 * @param size how many there are
 * @param layer what they are
 */
record Blob(String digest, long size, Layer layer) {

    static Blob of(Layer layer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes);
                InputStream tar = layer.open()) {
            tar.transferTo(gzip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Blob(Ids.digest(bytes.toByteArray()), bytes.size(), layer);
    }
}
