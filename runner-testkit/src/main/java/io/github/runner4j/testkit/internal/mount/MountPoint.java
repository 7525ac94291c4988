package io.github.runner4j.testkit.internal.mount;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.internal.volume.Volume;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that is mounted in a container.
 *
 * @param type {@code volume}, {@code bind} or {@code tmpfs}
 * @param source the path of the host; {@code ""} when it has none
 * @param destination where in the container
 * @param mode the words that say how
 * @param writable whether it can be written to
 * @param propagation of a bind
 * @param mounted the volume, when it is one
 */
public record MountPoint(
        String type,
        String source,
        String destination,
        String mode,
        boolean writable,
        String propagation,
        @Nullable Volume mounted) {

    static MountPoint of(MountSpec spec, @Nullable Volume volume) {
        String source = volume != null ? volume.mountpoint() : spec.source();
        return new MountPoint(
                spec.type(), source, spec.target(), spec.mode(), spec.writable(), spec.propagation(), volume);
    }

    /** The same in another container. */
    MountPoint from(String modes) {
        return new MountPoint(
                type, source, destination, "", writable && MountModes.writable(modes), propagation, mounted);
    }

    /** The volume, when it is one. */
    public Optional<Volume> volume() {
        return Optional.ofNullable(mounted);
    }

    /** What the engine tells of it. A list of containers hides where volumes are that the engine named. */
    public ObjectNode json(boolean inList) {
        ObjectNode json = Json.object().put("Type", type);
        volume().ifPresent(each -> json.put("Name", each.name()));
        boolean hidden = inList && volume().filter(Volume::anonymous).isPresent();
        json.put("Source", hidden ? "" : source).put("Destination", destination);
        volume().ifPresent(each -> json.put("Driver", each.driver()));
        return json.put("Mode", mode).put("RW", writable).put("Propagation", propagation);
    }
}
