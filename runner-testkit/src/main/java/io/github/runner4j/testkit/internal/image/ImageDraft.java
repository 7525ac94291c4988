package io.github.runner4j.testkit.internal.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.files.Content;
import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileTree;
import io.github.runner4j.testkit.internal.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An image that is being put together, on top of another or of nothing. */
public final class ImageDraft {

    private final ObjectNode document;
    private final List<Layer> layers;
    private FileTree files;
    private ObjectNode config;

    private ImageDraft(ObjectNode document, ObjectNode config, List<Layer> layers, FileTree files) {
        this.document = document;
        this.config = config;
        this.layers = layers;
        this.files = files;
    }

    /** Starts with nothing. */
    public static ImageDraft scratch() {
        ObjectNode document = Json.object().put("architecture", "amd64").put("os", "linux");
        FileTree empty = FileTree.of(FileNode.directory(0755, Instant.EPOCH));
        return new ImageDraft(document, ImageConfig.empty(), new ArrayList<>(), empty);
    }

    /** Starts with all of an image but what tells where that came from. */
    public static ImageDraft from(Image image) {
        ObjectNode document = image.document();
        document.remove(List.of("author", "comment", "container", "container_config", "created", "docker_version"));
        return new ImageDraft(document, image.config(), new ArrayList<>(image.layers()), image.files());
    }

    /** An image of a document that was written elsewhere, and its layers, which made these files. */
    public static Image restored(Content bytes, ObjectNode document, List<Layer> layers, FileTree files) {
        return Image.of(bytes, document, layers, files);
    }

    /** Takes other settings for its containers. */
    public ImageDraft config(ObjectNode other) {
        config = ImageConfig.complete(other);
        return this;
    }

    /** Sets a text of its document, unless it is empty. */
    public ImageDraft text(String key, String value) {
        if (!value.isEmpty()) {
            document.put(key, value);
        }
        return this;
    }

    /** Sets an object of its document. */
    public ImageDraft object(String key, ObjectNode value) {
        document.set(key, value);
        return this;
    }

    /** Makes it have these files, by one more layer with what differs. */
    public ImageDraft files(FileTree wanted) {
        layers.add(Layers.between(files, wanted));
        files = wanted.fork();
        return this;
    }

    /** Makes it have these files, if they differ from those it has; false when they do not. */
    public boolean change(FileTree wanted) {
        boolean changes = !Layers.changes(files, wanted).isEmpty();
        if (changes) {
            files(wanted);
        }
        return changes;
    }

    /** Puts a layer on top that was read into these files. */
    public ImageDraft layer(Layer layer, FileTree result) {
        layers.add(layer);
        files = result.fork();
        return this;
    }

    /** Replaces all layers by one with the same files. */
    public ImageDraft squash() {
        layers.clear();
        layers.add(Layers.between(FileTree.of(FileNode.directory(0755, Instant.EPOCH)), files));
        return this;
    }

    /** Adds a line to its history. */
    public ImageDraft step(ObjectNode line) {
        document.withArray("/history").add(line);
        return this;
    }

    /** The image, made at a time. */
    public Image at(Instant created) {
        document.put("created", created.toString());
        document.set("config", config);
        ArrayNode diffIds = Json.array(layers.stream().map(Layer::diffId).toList());
        ObjectNode rootfs = Json.object().put("type", "layers");
        rootfs.set("diff_ids", diffIds);
        document.set("rootfs", rootfs);
        ObjectNode sorted = sorted();
        return Image.of(Content.of(Json.text(sorted)), sorted, layers, files);
    }

    private ObjectNode sorted() {
        Map<String, JsonNode> fields = new TreeMap<>();
        document.properties().forEach(each -> fields.put(each.getKey(), each.getValue()));
        ObjectNode sorted = Json.object();
        fields.forEach(sorted::set);
        return sorted;
    }
}
