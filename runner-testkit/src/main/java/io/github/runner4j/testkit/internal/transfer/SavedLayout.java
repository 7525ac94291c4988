package io.github.runner4j.testkit.internal.transfer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.engine.Ids;
import io.github.runner4j.testkit.internal.image.Image;
import io.github.runner4j.testkit.internal.image.Layer;
import io.github.runner4j.testkit.internal.image.Layers;
import io.github.runner4j.testkit.internal.image.Reference;
import io.github.runner4j.testkit.internal.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Saves images as {@code docker save} of 20.10 does: a directory for each layer, with a document of the oldest format. */
final class SavedLayout {

    private final Tar tar;
    private final ArrayNode manifest = Json.array();
    private final ObjectNode repositories = Json.object();

    private SavedLayout(Tar tar) {
        this.tar = tar;
    }

    static void write(Tar tar, Map<Image, List<Reference>> images) throws IOException {
        SavedLayout layout = new SavedLayout(tar);
        for (Map.Entry<Image, List<Reference>> each : images.entrySet()) {
            layout.write(each.getKey(), each.getValue());
        }
        byte[] manifest = images.isEmpty() ? "null\n".getBytes(StandardCharsets.UTF_8) : Json.line(layout.manifest);
        tar.file("manifest.json", manifest, Instant.EPOCH);
        if (!layout.repositories.isEmpty()) {
            tar.file("repositories", Json.line(layout.repositories), Instant.EPOCH);
        }
    }

    private void write(Image image, List<Reference> tags) throws IOException {
        List<String> directories = layers(image);
        String document = hex(image.id()) + ".json";
        tar.file(document, image.bytes().toBytes(), image.created());
        ObjectNode item = manifest.addObject().put("Config", document);
        item.set("RepoTags", tags.isEmpty() ? Json.object().nullNode() : Json.array(familiar(tags)));
        item.set(
                "Layers",
                Json.array(directories.stream().map(each -> each + "/layer.tar").toList()));
        if (!directories.isEmpty()) {
            String top = directories.get(directories.size() - 1);
            tags.forEach(tag -> repositories
                    .withObject("/" + escaped(tag.familiarName()))
                    .put(tag.tag().orElse(""), top));
        }
    }

    private List<String> layers(Image image) throws IOException {
        List<String> directories = new ArrayList<>();
        List<String> chain = Layers.chainIds(image.layers());
        for (int i = 0; i < chain.size(); i++) {
            boolean top = i == chain.size() - 1;
            ObjectNode document = top ? image.document() : Json.object();
            document.remove(List.of("rootfs", "history"));
            String id = hex(Ids.digest((chain.get(i) + Json.text(document)).getBytes(StandardCharsets.UTF_8)));
            document.put("id", id);
            if (i > 0) {
                document.put("parent", directories.get(i - 1));
            }
            Layer layer = image.layers().get(i);
            tar.directory(id + "/", image.created());
            tar.file(id + "/VERSION", "1.0".getBytes(StandardCharsets.UTF_8), image.created());
            tar.file(id + "/json", Json.text(document).getBytes(StandardCharsets.UTF_8), image.created());
            tar.file(id + "/layer.tar", layer.open(), layer.tarSize(), image.created());
            directories.add(id);
        }
        return directories;
    }

    static List<String> familiar(List<Reference> tags) {
        return tags.stream().map(Reference::familiar).toList();
    }

    static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    static String hex(String digest) {
        return digest.substring("sha256:".length());
    }
}
