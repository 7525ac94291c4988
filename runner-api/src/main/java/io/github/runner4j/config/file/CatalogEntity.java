package io.github.runner4j.config.file;

import io.github.runner4j.config.ConfigException;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.error.Place;
import java.util.List;
import java.util.Optional;

/**
 * A component as a portal's catalog describes it.
 *
 * @param name its name
 * @param enabled the annotation {@value #ENABLED}, if it is there
 * @param location where its code is, from the annotation {@value #SOURCE_LOCATION}, if it is there
 * @param configPath where its configuration file is, from the annotation {@value #CONFIG_PATH}, if it is there
 * @param place where it stands
 * @param nearly an annotation that was probably meant for {@value #ENABLED}, when that is not there
 */
public record CatalogEntity(
        String name,
        Optional<String> enabled,
        Optional<SourceLocation> location,
        Optional<String> configPath,
        Place place,
        Optional<String> nearly) {

    /** The annotation that lets a component be run; its value has to be {@code "true"}. */
    public static final String ENABLED = "runner.backstage.io/enabled";

    /** The annotation that says where the configuration file is. */
    public static final String CONFIG_PATH = "runner.backstage.io/config-path";

    /** The annotation that says where the code is. */
    public static final String SOURCE_LOCATION = "backstage.io/source-location";

    /**
     * A component without misspelt annotations.
     *
     * @param name its name
     * @param enabled the annotation {@value #ENABLED}, if it is there
     * @param location where its code is
     * @param configPath where its configuration file is
     * @param place where it stands
     */
    public CatalogEntity(
            String name,
            Optional<String> enabled,
            Optional<SourceLocation> location,
            Optional<String> configPath,
            Place place) {
        this(name, enabled, location, configPath, place, Optional.empty());
    }

    /**
     * Checks that the component may be run.
     *
     * @return this
     * @throws ConfigException {@link ErrorCode#MISSING_RUNNER_ANNOTATION} when the annotation {@value #ENABLED} is missing or is
     *     not {@code "true"}
     */
    public CatalogEntity requireEnabled() {
        if (enabled.filter("true"::equals).isPresent()) {
            return this;
        }
        String why = enabled.map(
                        value -> "its annotation " + ENABLED + " is \"" + Shown.key(value) + "\", not \"true\"")
                .orElse("it has no annotation " + ENABLED
                        + nearly.map(key -> ", but " + Shown.key(key) + ", which is not known")
                                .orElse(""));
        throw new ConfigException(
                Failure.of(
                        ErrorCode.MISSING_RUNNER_ANNOTATION,
                        "The component " + name + " (" + place + ") is not to be run: " + why + ". Add " + ENABLED
                                + ": \"true\" to its annotations to run it."),
                List.of(),
                null);
    }
}
