package io.github.runner4j.testkit.internal.mount;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runner4j.testkit.files.FileTree;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.volume.Volume;
import io.github.runner4j.testkit.internal.volume.VolumeSpec;
import io.github.runner4j.testkit.internal.volume.Volumes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds out what is mounted in a container that is being made, and makes the volumes that are missing. */
public final class MountPlan {

    private final Volumes volumes;
    private final String container;
    private final FileTree image;
    private final Map<String, MountPoint> points = new LinkedHashMap<>();

    /**
     * For one container.
     *
     * @param container its id
     * @param image the files it begins with
     */
    public MountPlan(Volumes volumes, String container, FileTree image) {
        this.volumes = volumes;
        this.container = container;
        this.image = image;
    }

    /**
     * All of it, in the engine's order.
     *
     * @param others what is mounted in another container, by its name or id
     */
    public List<MountPoint> points(JsonNode config, JsonNode hostConfig, Function<String, List<MountPoint>> others) {
        hostConfig.path("VolumesFrom").forEach(each -> takeOver(each.asText(), others));
        String driver = hostConfig.path("VolumeDriver").asText();
        Map<String, MountPoint> asked = new LinkedHashMap<>();
        hostConfig.path("Binds").forEach(each -> ask(asked, hostConfig, MountSpec.parse(each.asText(), driver)));
        hostConfig.path("Mounts").forEach(each -> ask(asked, hostConfig, MountSpec.of(each)));
        points.putAll(asked);
        config.path("Volumes").fieldNames().forEachRemaining(each -> {
            MountSpec spec = MountSpec.anonymous(each);
            if (!points.containsKey(spec.target())) {
                points.put(spec.target(), point(spec));
            }
        });
        return List.copyOf(points.values());
    }

    private void ask(Map<String, MountPoint> asked, JsonNode hostConfig, MountSpec spec) {
        if (asked.containsKey(spec.target()) || hostConfig.path("Tmpfs").has(spec.target())) {
            throw Refusal.badParameter("Duplicate mount point: " + spec.target());
        }
        asked.put(spec.target(), point(spec));
    }

    private void takeOver(String from, Function<String, List<MountPoint>> others) {
        String[] parts = from.split(":", 2);
        String modes = parts.length > 1 ? parts[1] : "";
        if (!MountModes.valid(modes) || MountModes.propagation(modes).isPresent() || !MountModes.copies(modes)) {
            throw Refusal.badParameter("invalid mode: " + modes);
        }
        for (MountPoint each : others.apply(parts[0])) {
            each.volume().ifPresent(volume -> volumes.use(VolumeSpec.named(volume.name()), container));
            points.put(each.destination(), each.from(modes));
        }
    }

    private MountPoint point(MountSpec spec) {
        @Nullable Volume volume = null;
        if (spec.type().equals(MountSpec.VOLUME)) {
            volume = volumes.use(spec.volume(), container);
            if (spec.copies()) {
                volume.populate(image, spec.target());
            }
        }
        return MountPoint.of(spec, volume);
    }
}
