package io.github.runner4j.testkit.internal.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.files.Content;
import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileTree;
import io.github.runner4j.testkit.internal.engine.Ids;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.image.Image;
import io.github.runner4j.testkit.internal.image.ImageDraft;
import io.github.runner4j.testkit.internal.image.Images;
import io.github.runner4j.testkit.internal.image.Layer;
import io.github.runner4j.testkit.internal.image.LayerReader;
import io.github.runner4j.testkit.internal.image.Layers;
import io.github.runner4j.testkit.internal.image.Reference;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.internal.progress.Messages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Loads images out of a tar that {@code docker save} has written. Source of the order of things: the engine's {@code tarexport}. */
public final class Loading {

    private static final int BLOCK = 32 * 1024;

    private final Images images;
    private final Messages messages;
    private final boolean quiet;
    private final FileTree files;
    private final String directory;
    private final Set<String> known = new HashSet<>();

    private Loading(Images images, Messages messages, boolean quiet, FileTree files, String directory) {
        this.images = images;
        this.messages = messages;
        this.quiet = quiet;
        this.files = files;
        this.directory = directory;
    }

    /**
     * Loads all images of a tar.
     *
     * @param quiet to tell nothing of the layers
     * @param id for the name of the directory that the engine would unpack it to
     * @throws Refusal when it is not such a tar
     * @throws IOException when it cannot be read
     */
    public static void load(InputStream tar, Images images, Messages messages, boolean quiet, String id)
            throws IOException {
        FileTree files = FileTree.of(FileNode.directory(0755, Instant.EPOCH));
        LayerReader.read(tar, files);
        String directory = "/var/lib/docker/tmp/docker-import-" + Integer.toUnsignedString(id.hashCode()) + "/";
        new Loading(images, messages, quiet, files, directory).all();
    }

    private void all() throws IOException {
        Content list = content(files.follow("/manifest.json").isPresent() ? "manifest.json" : "repositories");
        JsonNode manifest = Json.parse(list.toBytes())
                .filter(JsonNode::isArray)
                .orElseThrow(() -> Refusal.broken("invalid character in manifest.json"));
        images.all().forEach(each -> known.addAll(Layers.chainIds(each.layers())));
        List<Image> loaded = new ArrayList<>();
        int tags = 0;
        for (JsonNode item : manifest) {
            Image image = images.add(image(item));
            loaded.add(image);
            for (JsonNode tag : item.path("RepoTags")) {
                name(image, images.reference(tag.asText()));
            }
            tags = item.path("RepoTags").size();
            images.publish("load", image, image.id(), image.id());
        }
        if (tags == 0 && !loaded.isEmpty()) {
            StringBuilder ids = new StringBuilder();
            loaded.forEach(
                    each -> ids.append("Loaded image ID: ").append(each.id()).append('\n'));
            messages.output(ids.toString());
        }
    }

    private void name(Image image, Reference tag) {
        images.named(tag)
                .filter(old -> !old.id().equals(image.id()))
                .ifPresent(old -> messages.output("The image " + tag.familiar()
                        + " already exists, renaming the old one with ID " + old.id() + " to empty string\n"));
        images.name(image, tag);
        messages.output("Loaded image: " + tag.familiar() + "\n");
    }

    private Image image(JsonNode item) throws IOException {
        Content bytes = content(item.path("Config").asText());
        ObjectNode document = Json.parse(bytes.toBytes())
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .orElseThrow(() -> Refusal.broken("invalid image JSON, no RootFS key"));
        JsonNode diffIds = document.path("rootfs").path("diff_ids");
        if (item.path("Layers").size() != diffIds.size()) {
            throw Refusal.broken("invalid manifest, layers length mismatch: expected "
                    + item.path("Layers").size() + ", got " + diffIds.size());
        }
        FileTree tree = FileTree.of(FileNode.directory(0755, Instant.EPOCH));
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < diffIds.size(); i++) {
            Content tar = content(item.path("Layers").get(i).asText());
            Layer layer = LayerReader.read(new ByteArrayInputStream(tar.toBytes()), tree);
            layers.add(layer);
            told(layers);
            if (!layer.diffId().equals(diffIds.get(i).asText())) {
                throw Refusal.broken("invalid diffID for layer " + i + ": expected \""
                        + diffIds.get(i).asText() + "\", got \"" + layer.diffId() + "\"");
            }
        }
        return ImageDraft.restored(bytes, document, layers, tree);
    }

    private void told(List<Layer> layers) {
        List<String> chain = Layers.chainIds(layers);
        Layer layer = layers.get(layers.size() - 1);
        if (known.add(chain.get(chain.size() - 1)) && !quiet) {
            String id = Ids.shortened(layer.diffId());
            for (long size : Arrays.asList((long) BLOCK, (long) layer.tarSize(), (long) layer.tarSize())) {
                if (size <= layer.tarSize()) {
                    messages.progress(id, "Loading layer", size, layer.tarSize());
                }
            }
        }
    }

    private Content content(String name) {
        Optional<FileNode> file = files.follow("/" + name).filter(each -> !each.isDirectory());
        return file.orElseThrow(() -> Refusal.broken("open " + directory + name + ": no such file or directory"))
                .content();
    }
}
