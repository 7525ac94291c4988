package io.github.runner4j.testkit.internal.volume;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a volume is to be.
 *
 * @param name {@code ""} for one that the engine names
 * @param driver {@code ""} for the local one
 * @param labels absent and empty are told apart when it is shown
 * @param options of the driver, likewise
 */
public record VolumeSpec(
        String name,
        String driver,
        @Nullable Map<String, String> labels,
        @Nullable Map<String, String> options) {

    /** One with a name and nothing else; {@code ""} for one that the engine names. */
    public static VolumeSpec named(String name) {
        return new VolumeSpec(name, "", null, null);
    }
}
