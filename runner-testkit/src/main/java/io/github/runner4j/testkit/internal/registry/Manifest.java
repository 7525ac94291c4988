package io.github.runner4j.testkit.internal.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.engine.Ids;
import io.github.runner4j.testkit.internal.image.Image;
import io.github.runner4j.testkit.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An image in a repository.
 *
 * @param digest what it is known by there
 * @param size of the document whose digest that is
 * @param blobs its layers
 * @param image the image
 */
record Manifest(String digest, int size, List<Blob> blobs, Image image) {

    static final String TYPE = "application/vnd.docker.distribution.manifest.v2+json";

    static Manifest of(Image image) {
        List<Blob> blobs = image.layers().stream().map(Blob::of).toList();
        ObjectNode document = Json.object().put("schemaVersion", 2).put("mediaType", TYPE);
        document.putObject("config")
                .put("mediaType", "application/vnd.docker.container.image.v1+json")
                .put("size", image.bytes().size())
                .put("digest", image.id());
        ArrayNode layers = document.putArray("layers");
        for (Blob blob : blobs) {
            layers.addObject()
                    .put("mediaType", "application/vnd.docker.image.rootfs.diff.tar.gzip")
                    .put("size", blob.size())
                    .put("digest", blob.digest());
        }
        byte[] bytes = document.toPrettyString().getBytes(StandardCharsets.UTF_8);
        return new Manifest(Ids.digest(bytes), bytes.length, blobs, image);
    }
}
