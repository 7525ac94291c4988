package io.github.runner4j.testkit.internal.transfer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileTree;
import io.github.runner4j.testkit.internal.engine.Surroundings;
import io.github.runner4j.testkit.internal.image.Image;
import io.github.runner4j.testkit.internal.image.ImageDraft;
import io.github.runner4j.testkit.internal.image.Layer;
import io.github.runner4j.testkit.internal.image.LayerReader;
import io.github.runner4j.testkit.internal.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/** Makes an image of one layer of a tar of files. */
public final class Importing {

    private Importing() {}

    /**
     * Reads the tar.
     *
     * @param config what the image tells its containers
     * @param message the comment
     * @throws IOException when it is no tar
     */
    public static Image read(InputStream tar, ObjectNode config, String message, Surroundings surroundings)
            throws IOException {
        FileTree files = FileTree.of(FileNode.directory(0755, Instant.EPOCH));
        Layer layer = LayerReader.read(tar, files);
        Instant now = surroundings.time().clock().instant();
        return ImageDraft.scratch()
                .config(config)
                .layer(layer, files)
                .text("comment", message)
                .text("docker_version", surroundings.dialect().engineVersion())
                .step(Json.object().put("created", now.toString()).put("comment", message))
                .at(now);
    }
}
