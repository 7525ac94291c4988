package io.github.runner4j.testkit.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.container.ContainerEngine;
import io.github.runner4j.testkit.internal.container.Summaries;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.engine.Surroundings;
import io.github.runner4j.testkit.internal.image.Image;
import io.github.runner4j.testkit.internal.image.ImageUses;
import io.github.runner4j.testkit.internal.image.Images;
import io.github.runner4j.testkit.internal.image.Layers;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.internal.volume.Volume;
import io.github.runner4j.testkit.internal.volume.Volumes;
import io.github.runner4j.testkit.wire.Dialect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Tells what everything in the engine takes up. */
public final class DiskUsageRoutes {

    private static final int FIRST_WITH_TYPES = 42;
    private static final Set<String> TYPES = Set.of("container", "image", "volume", "build-cache");

    private final Surroundings surroundings;
    private final Images images;
    private final ContainerEngine containers;
    private final Volumes volumes;
    private final boolean old;

    private DiskUsageRoutes(Surroundings surroundings, Images images, ContainerEngine containers, Volumes volumes) {
        this.surroundings = surroundings;
        this.images = images;
        this.containers = containers;
        this.volumes = volumes;
        this.old = surroundings.dialect() == Dialect.DOCKER_20_10;
    }

    /** Adds it. */
    public static void add(
            Router router, Surroundings surroundings, Images images, ContainerEngine containers, Volumes volumes) {
        DiskUsageRoutes routes = new DiskUsageRoutes(surroundings, images, containers, volumes);
        router.on("GET", "/system/df", routes::tell);
    }

    private void tell(Call call) {
        Set<String> types = types(call);
        ObjectNode usage = Json.object().put("LayersSize", types.contains("image") ? layersSize() : 0);
        usage.set("Images", told(types, "image", () -> images(call)));
        usage.set("Containers", told(types, "container", this::containers));
        usage.set("Volumes", told(types, "volume", this::volumes));
        usage.set("BuildCache", old ? NullNode.getInstance() : told(types, "build-cache", Json::array));
        call.json(200, old ? usage.put("BuilderSize", 0) : usage);
    }

    private Set<String> types(Call call) {
        List<String> asked = call.request().query().getOrDefault("type", List.of());
        if (old || asked.isEmpty() || !call.api().isAtLeast(FIRST_WITH_TYPES)) {
            return TYPES;
        }
        for (String type : asked) {
            if (!TYPES.contains(type)) {
                throw Refusal.badParameter("unknown object type: " + type);
            }
        }
        return Set.copyOf(asked);
    }

    private static JsonNode told(Set<String> types, String type, Supplier<ArrayNode> list) {
        return types.contains(type) ? list.get() : NullNode.getInstance();
    }

    private long layersSize() {
        Map<String, Long> sizes = new HashMap<>();
        for (Image image : images.all()) {
            List<String> chain = Layers.chainIds(image.layers());
            for (int i = 0; i < chain.size(); i++) {
                sizes.put(chain.get(i), image.layers().get(i).size());
            }
        }
        return sizes.values().stream().mapToLong(Long::longValue).sum();
    }

    private ArrayNode images(Call call) {
        ImageUses uses = () -> containers.containers().all().stream()
                .map(each -> new ImageUses.Use(each.id(), each.imageId(), each.isRunning()))
                .toList();
        ImageList.Options options = new ImageList.Options(false, true, true, call.api());
        return new ImageList(images, uses, surroundings.dialect())
                .list(
                        Filters.none(surroundings.dialect()),
                        options,
                        surroundings.time().clock().instant());
    }

    private ArrayNode containers() {
        ArrayNode list = Json.array();
        Summaries summaries = containers.summaries();
        containers.containers().all().forEach(each -> list.add(summaries.of(each, true)));
        return list;
    }

    private ArrayNode volumes() {
        ArrayNode list = Json.array();
        for (Volume volume : volumes.list()) {
            ObjectNode json = VolumeRoutes.json(volume);
            json.putObject("UsageData").put("RefCount", volume.users().size()).put("Size", volume.size());
            list.add(json);
        }
        return list;
    }
}
