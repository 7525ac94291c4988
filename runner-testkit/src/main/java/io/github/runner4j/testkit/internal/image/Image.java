package io.github.runner4j.testkit.internal.image;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.files.Content;
import io.github.runner4j.testkit.files.FileTree;
import io.github.runner4j.testkit.internal.engine.Ids;
import io.github.runner4j.testkit.internal.json.Json;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An image: its document, whose digest is its id, and its layers. Immutable. */
public final class Image {

    private final String id;
    private final Content bytes;
    private final ObjectNode document;
    private final List<Layer> layers;
    private final FileTree files;

    private Image(Content bytes, ObjectNode document, List<Layer> layers, FileTree files) {
        this.id = Ids.digest(bytes.toBytes());
        this.bytes = bytes;
        this.document = document;
        this.layers = List.copyOf(layers);
        this.files = files;
    }

    /** An image of a document as it was written. */
    static Image of(Content bytes, ObjectNode document, List<Layer> layers, FileTree files) {
        return new Image(bytes, document, layers, files);
    }

    /** {@code sha256:} and 64 digits. */
    public String id() {
        return id;
    }

    /** What it tells its containers: the engine's {@code Config}, complete. A copy. */
    public ObjectNode config() {
        return ImageConfig.complete(document.path("config") instanceof ObjectNode config ? config : Json.object());
    }

    /** Its file system; a copy that changes on its own. */
    public FileTree files() {
        return files.fork();
    }

    /** Its layers, the lowest first. */
    public List<Layer> layers() {
        return layers;
    }

    /** Its document: configuration, history, layers, platform. A copy. */
    public ObjectNode document() {
        return document.deepCopy();
    }

    /** The document as it was written. */
    public Content bytes() {
        return bytes;
    }

    /** A text of its document, as in {@code author}; empty when there is none. */
    public String text(String key) {
        return document.path(key).asText("");
    }

    /** When it was made. */
    public Instant created() {
        try {
            return Instant.parse(text("created"));
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    /** The labels of its containers. */
    public Map<String, String> labels() {
        Map<String, String> labels = new TreeMap<>();
        document.path("config")
                .path("Labels")
                .properties()
                .forEach(each -> labels.put(each.getKey(), each.getValue().asText()));
        return labels;
    }

    /** The bytes of all files of all layers. */
    public long size() {
        return layers.stream().mapToLong(Layer::size).sum();
    }
}
