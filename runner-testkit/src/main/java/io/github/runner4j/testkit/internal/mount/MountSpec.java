package io.github.runner4j.testkit.internal.mount;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.volume.VolumeSpec;
import java.util.Map;
import java.util.TreeMap;

/**
 * What somebody wants to be mounted.
 *
 * @param type {@code volume}, {@code bind} or {@code tmpfs}
 * @param source a volume's name, {@code ""} for a new one; or a path of the host
 * @param target where in the container
 * @param mode the words that say how
 * @param writable whether it can be written to
 * @param propagation of a bind
 * @param copies whether an empty volume gets what the image has at the target
 * @param volume what the volume is to be, should there be none
 */
record MountSpec(
        String type,
        String source,
        String target,
        String mode,
        boolean writable,
        String propagation,
        boolean copies,
        VolumeSpec volume) {

    static final String VOLUME = "volume";
    static final String BIND = "bind";
    static final String TMPFS = "tmpfs";

    private static final String DEFAULT_PROPAGATION = "rprivate";
    private static final String SHARED_LABEL = "z";
    private static final int MOST_PARTS = 3;

    /** Reads {@code source:target:mode}. */
    static MountSpec parse(String raw, String driver) {
        String[] parts = raw.split(":", -1);
        boolean modeAsTarget = parts.length == 2 && MountModes.valid(parts[1]);
        if (parts.length > MOST_PARTS || parts[0].isEmpty() || modeAsTarget) {
            throw Refusal.broken(invalid(raw));
        }
        String mode = parts.length == MOST_PARTS ? parts[2] : "";
        if (!MountModes.valid(mode)) {
            throw Refusal.broken("invalid mode: " + mode);
        }
        String source = parts.length == 1 ? "" : parts[0];
        String target = parts.length == 1 ? parts[0] : parts[1];
        String type = source.startsWith("/") ? BIND : VOLUME;
        MountRules.target(type, target).ifPresent(wrong -> {
            throw Refusal.broken(invalid(raw) + ": " + wrong);
        });
        boolean named = type.equals(VOLUME) && !source.isEmpty();
        return new MountSpec(
                type,
                source,
                Paths.clean(target),
                mode.isEmpty() && named ? SHARED_LABEL : mode,
                MountModes.writable(mode),
                type.equals(BIND) ? MountModes.propagation(mode).orElse(DEFAULT_PROPAGATION) : "",
                MountModes.copies(mode),
                new VolumeSpec(source, driver, null, null));
    }

    /** Reads one of {@code HostConfig.Mounts}, which has been checked. */
    static MountSpec of(JsonNode mount) {
        String type = mount.path("Type").asText();
        String source = mount.path("Source").asText();
        JsonNode options = mount.path("VolumeOptions");
        JsonNode driver = options.path("DriverConfig");
        String propagation = mount.path("BindOptions").path("Propagation").asText(DEFAULT_PROPAGATION);
        return new MountSpec(
                type,
                type.equals(BIND) ? Paths.clean(source) : source,
                Paths.clean(mount.path("Target").asText()),
                type.equals(VOLUME) ? SHARED_LABEL : "",
                !mount.path("ReadOnly").asBoolean(),
                type.equals(BIND) ? propagation : "",
                !options.path("NoCopy").asBoolean(),
                new VolumeSpec(
                        source,
                        driver.path("Name").asText(),
                        options.has("Labels") ? texts(options.path("Labels")) : null,
                        driver.has("Options") ? texts(driver.path("Options")) : null));
    }

    /** A new volume for a place that the configuration names. */
    static MountSpec anonymous(String target) {
        return new MountSpec(VOLUME, "", Paths.clean(target), "", true, "", true, VolumeSpec.named(""));
    }

    private static String invalid(String raw) {
        return "invalid volume specification: '" + raw + "'";
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new TreeMap<>();
        object.properties()
                .forEach(each -> texts.put(each.getKey(), each.getValue().asText()));
        return texts;
    }
}
