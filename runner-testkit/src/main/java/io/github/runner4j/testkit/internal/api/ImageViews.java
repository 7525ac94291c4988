package io.github.runner4j.testkit.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.image.Image;
import io.github.runner4j.testkit.internal.image.ImageConfig;
import io.github.runner4j.testkit.internal.image.Images;
import io.github.runner4j.testkit.internal.image.Layer;
import io.github.runner4j.testkit.internal.image.Layers;
import io.github.runner4j.testkit.internal.image.Reference;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.wire.Dialect;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What is shown of an image: its details and its history. */
final class ImageViews {

    private static final int FIRST_WITHOUT_VIRTUAL_SIZE = 44;
    private static final int FIRST_WITHOUT_CONTAINER = 45;
    private static final String NEVER = "0001-01-01T00:00:00Z";
    private static final String OVERLAYS = "/var/lib/docker/overlay2/";

    private final Images images;
    private final Dialect dialect;

    ImageViews(Images images, Dialect dialect) {
        this.images = images;
        this.dialect = dialect;
    }

    /** The tags of an image, or its digests, as people write them. */
    ArrayNode names(Image image, boolean digests) {
        return Json.array(images.namesOf(image).stream()
                .filter(each -> each.digest().isPresent() == digests)
                .map(Reference::familiar)
                .toList());
    }

    /** The details. */
    ObjectNode details(Image image, ApiVersion api) {
        boolean old = dialect == Dialect.DOCKER_20_10;
        ObjectNode view = Json.object().put("Id", image.id());
        view.set("RepoTags", names(image, false));
        view.set("RepoDigests", names(image, true));
        view.put("Parent", images.parentOf(image).map(Image::id).orElse(""));
        view.put("Comment", comment(image));
        view.put("Created", image.text("created").isEmpty() ? NEVER : image.text("created"));
        if (old || !api.isAtLeast(FIRST_WITHOUT_CONTAINER)) {
            if (old || !image.text("container").isEmpty()) {
                view.put("Container", image.text("container"));
            }
            view.set("ContainerConfig", containerConfig(image));
        }
        view.put("DockerVersion", image.text("docker_version")).put("Author", image.text("author"));
        view.set("Config", image.config());
        view.put("Architecture", image.text("architecture"));
        if (!image.text("variant").isEmpty()) {
            view.put("Variant", image.text("variant"));
        }
        view.put("Os", image.text("os")).put("Size", image.size());
        boolean virtual = image.size() > 0 && !api.isAtLeast(FIRST_WITHOUT_VIRTUAL_SIZE);
        if (old || virtual) {
            view.put("VirtualSize", image.size());
        }
        view.set("GraphDriver", storage(image));
        ObjectNode layers = Json.object().put("Type", "layers");
        if (!image.layers().isEmpty()) {
            layers.set(
                    "Layers",
                    Json.array(image.layers().stream().map(Layer::diffId).toList()));
        }
        view.set("RootFS", layers);
        String tagged = images.lastTagged(image).map(Instant::toString).orElse(NEVER);
        view.set("Metadata", Json.object().put("LastTagTime", tagged));
        return view;
    }

    private static ObjectNode containerConfig(Image image) {
        JsonNode config = image.document().path("container_config");
        return config instanceof ObjectNode object ? ImageConfig.complete(object) : ImageConfig.empty();
    }

    private static String comment(Image image) {
        JsonNode history = image.document().path("history");
        String last = history.path(history.size() - 1).path("comment").asText("");
        return image.text("comment").isEmpty() ? last : image.text("comment");
    }

    private static ObjectNode storage(Image image) {
        ObjectNode data = Json.object();
        List<String> chain = Layers.chainIds(image.layers()).stream()
                .map(each -> OVERLAYS + each.substring("sha256:".length()))
                .toList();
        if (!chain.isEmpty()) {
            String top = chain.get(chain.size() - 1);
            if (chain.size() > 1) {
                List<String> lower = new ArrayList<>(chain.subList(0, chain.size() - 1));
                Collections.reverse(lower);
                data.put("LowerDir", String.join("/diff:", lower) + "/diff");
            }
            data.put("MergedDir", top + "/merged")
                    .put("UpperDir", top + "/diff")
                    .put("WorkDir", top + "/work");
        }
        ObjectNode storage = Json.object();
        storage.set("Data", chain.isEmpty() ? NullNode.getInstance() : data);
        return storage.put("Name", "overlay2");
    }

    /** The history, the newest first. */
    ArrayNode history(Image image) {
        ArrayNode history = Json.array();
        int layer = 0;
        for (JsonNode step : image.document().path("history")) {
            boolean empty = step.path("empty_layer").asBoolean()
                    || layer == image.layers().size();
            long size = empty ? 0 : image.layers().get(layer++).size();
            history.insert(
                    0,
                    Json.object()
                            .put("Comment", step.path("comment").asText(""))
                            .put("Created", seconds(step.path("created").asText("")))
                            .put("CreatedBy", step.path("created_by").asText(""))
                            .put("Id", "<missing>")
                            .put("Size", size)
                            .putNull("Tags"));
        }
        Optional<Image> known = Optional.of(image);
        for (int i = 0; i < history.size() && known.isPresent(); i++) {
            ObjectNode step = (ObjectNode) history.get(i);
            ArrayNode tags = names(known.get(), false);
            step.put("Id", known.get().id());
            step.set("Tags", tags.isEmpty() ? NullNode.getInstance() : tags);
            known = images.parentOf(known.get());
        }
        return history;
    }

    private static long seconds(String time) {
        try {
            return Instant.parse(time).getEpochSecond();
        } catch (DateTimeParseException e) {
            return Instant.parse(NEVER).getEpochSecond();
        }
    }
}
