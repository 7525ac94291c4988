package io.github.runner4j.testkit.internal.build;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a build is asked for.
 *
 * @param recipe what is built
 * @param values what is put in
 * @param cache what may be used of earlier builds
 * @param containers how its steps run
 */
public record BuildOptions(Recipe recipe, Values values, Cache cache, Containers containers) {

    /**
     * What is built.
     *
     * @param dockerfile the path of the Dockerfile in the context
     * @param target the stage to stop at; empty for the last
     * @param platform of the bases; empty for any
     */
    public record Recipe(String dockerfile, String target, String platform) {}

    /**
     * What is put in.
     *
     * @param arguments values of ARG; empty ones are known by name alone
     * @param labels labels of the image
     */
    public record Values(Map<String, Optional<String>> arguments, SortedMap<String, String> labels) {}

    /**
     * What may be used of earlier builds.
     *
     * @param off nothing
     * @param from besides what was built here, these images
     * @param pull the bases are to be pulled anew
     */
    public record Cache(boolean off, List<String> from, boolean pull) {}

    /**
     * How steps run.
     *
     * @param remove their containers are removed when a step was successful
     * @param removeAlways they are removed in any case
     * @param hostConfig limits and the like
     */
    public record Containers(boolean remove, boolean removeAlways, ObjectNode hostConfig) {}
}
