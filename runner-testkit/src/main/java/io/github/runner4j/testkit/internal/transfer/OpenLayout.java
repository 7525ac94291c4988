package io.github.runner4j.testkit.internal.transfer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.engine.Ids;
import io.github.runner4j.testkit.internal.image.Image;
import io.github.runner4j.testkit.internal.image.Layer;
import io.github.runner4j.testkit.internal.image.Reference;
import io.github.runner4j.testkit.internal.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Saves images as {@code docker save} of later engines does: by digest, as the open specification of images lays them out. */
final class OpenLayout {

    private static final String TYPES = "application/vnd.oci.image.";
    private static final String BLOBS = "blobs/sha256/";

    private final Tar tar;
    private final ArrayNode manifest = Json.array();
    private final ArrayNode index = Json.array();
    private final ObjectNode repositories = Json.object();

    private OpenLayout(Tar tar) {
        this.tar = tar;
    }

    static void write(Tar tar, Map<Image, List<Reference>> images, Instant now) throws IOException {
        OpenLayout layout = new OpenLayout(tar);
        if (!images.isEmpty()) {
            tar.directory("blobs/", now);
            tar.directory(BLOBS, now);
        }
        for (Map.Entry<Image, List<Reference>> each : images.entrySet()) {
            layout.write(each.getKey(), each.getValue());
        }
        layout.finish(images.isEmpty(), now);
    }

    private void finish(boolean empty, Instant now) throws IOException {
        ObjectNode root = Json.object().put("schemaVersion", 2).put("mediaType", TYPES + "index.v1+json");
        root.set("manifests", empty ? root.nullNode() : index);
        tar.file("index.json", Json.text(root).getBytes(StandardCharsets.UTF_8), now);
        byte[] list = empty ? "null\n".getBytes(StandardCharsets.UTF_8) : Json.line(manifest);
        tar.file("manifest.json", list, Instant.EPOCH);
        String version = "{\"imageLayoutVersion\": \"1.0.0\"}";
        tar.file("oci-layout", version.getBytes(StandardCharsets.UTF_8), Instant.EPOCH);
        if (!repositories.isEmpty()) {
            tar.file("repositories", Json.line(repositories), Instant.EPOCH);
        }
    }

    private void write(Image image, List<Reference> tags) throws IOException {
        byte[] document = image.bytes().toBytes();
        tar.file(BLOBS + SavedLayout.hex(image.id()), document, image.created());
        ObjectNode sources = Json.object();
        ArrayNode paths = Json.array();
        ArrayNode layers = Json.array();
        for (Layer layer : image.layers()) {
            String path = BLOBS + SavedLayout.hex(layer.diffId());
            tar.file(path, layer.open(), layer.tarSize(), image.created());
            paths.add(path);
            layers.add(described("layer.v1.tar", layer.tarSize(), layer.diffId(), false));
            sources.set(layer.diffId(), described("layer.v1.tar", layer.tarSize(), layer.diffId(), false));
        }
        ObjectNode item = manifest.addObject().put("Config", BLOBS + SavedLayout.hex(image.id()));
        item.set("RepoTags", tags.isEmpty() ? item.nullNode() : Json.array(SavedLayout.familiar(tags)));
        item.set("Layers", paths);
        item.set("LayerSources", sources);
        ObjectNode open = Json.object().put("schemaVersion", 2).put("mediaType", TYPES + "manifest.v1+json");
        open.set("config", described("config.v1+json", document.length, image.id(), true));
        open.set("layers", layers);
        index(image, tags, Json.text(open).getBytes(StandardCharsets.UTF_8));
    }

    private void index(Image image, List<Reference> tags, byte[] open) throws IOException {
        String digest = Ids.digest(open);
        tar.file(BLOBS + SavedLayout.hex(digest), open, Instant.EPOCH);
        if (tags.isEmpty()) {
            index.add(described("manifest.v1+json", open.length, digest, true));
        }
        for (Reference tag : tags) {
            ObjectNode entry = described("manifest.v1+json", open.length, digest, true);
            String name = tag.tag().orElse("");
            entry.putObject("annotations")
                    .put("io.containerd.image.name", tag.toString())
                    .put("org.opencontainers.image.ref.name", name);
            index.add(entry);
            image.layers().stream()
                    .reduce((lower, upper) -> upper)
                    .ifPresent(top -> repositories
                            .withObject("/" + SavedLayout.escaped(tag.familiarName()))
                            .put(name, SavedLayout.hex(top.diffId())));
        }
    }

    private static ObjectNode described(String type, long size, String digest, boolean digestFirst) {
        ObjectNode described = Json.object().put("mediaType", TYPES + type);
        return digestFirst
                ? described.put("digest", digest).put("size", size)
                : described.put("size", size).put("digest", digest);
    }
}
