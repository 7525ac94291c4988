package io.github.runner4j.assembly;

import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.Problem;
import io.github.runner4j.config.level.PolicyLevel;
import io.github.runner4j.error.Place;
import io.github.runner4j.image.BuildInputs;
import io.github.runner4j.image.BuildRequest;
import io.github.runner4j.image.ImageBuildException;
import io.github.runner4j.image.ImageReference;
import io.github.runner4j.spi.ImageBuilder;
import io.github.runner4j.spi.PreviewCapability;
import io.github.runner4j.spi.StageContext;
import java.util.List;
import java.util.Optional;

/** Holds the images that a Dockerfile names against the registries that the host allows. */
final class AllowedRegistries {

    private static final String KEY = "FROM";

    private final PolicyLevel rules;
    private final ImageBuilder builder;

    AllowedRegistries(PolicyLevel rules, ImageBuilder builder) {
        this.rules = rules;
        this.builder = builder;
    }

    /** Refuses a build that would begin with an image from elsewhere, before anything is done on the engine. */
    void check(BuildRequest request, StageContext context) {
        rules.policy().registries().ifPresent(allowed -> check(request, allowed, context));
    }

    private void check(BuildRequest request, List<String> allowed, StageContext context) {
        List<Problem> problems = builder instanceof PreviewCapability preview
                ? preview.inputs(request, context).bases().stream()
                        .flatMap(base -> problem(request.dockerfile(), base, allowed).stream())
                        .toList()
                : List.of(new Problem(
                        Place.of(request.dockerfile()),
                        KEY,
                        "the host allows certain registries only, and this builder cannot tell which images a build"
                                + " takes in. Use a builder with the PreviewCapability, or lift the rule ("
                                + rules.origin(PolicyLevel.REGISTRIES) + ")."));
        if (!problems.isEmpty()) {
            throw ConfigException.of(request.dockerfile(), problems);
        }
    }

    private Optional<Problem> problem(String dockerfile, BuildInputs.Base base, List<String> allowed) {
        Optional<String> registry = base.known() ? registry(base.name()) : Optional.empty();
        if (registry.filter(allowed::contains).isPresent()) {
            return Optional.empty();
        }
        String list = rules.allows(PolicyLevel.REGISTRIES, allowed.isEmpty() ? "none" : String.join(", ", allowed));
        String why = registry.map(host -> "comes from the registry " + host + ", which the host does not allow")
                .orElse("comes from a registry that cannot be told before the build");
        return Optional.of(new Problem(
                new Place(dockerfile, base.line(), 1),
                KEY,
                "\"" + base.name() + "\" " + why + ". Allowed: " + list + ".",
                Optional.of('"' + base.name() + '"'),
                Optional.of(list),
                Optional.empty()));
    }

    private static Optional<String> registry(String name) {
        try {
            return Optional.of(ImageReference.parse(name).domain());
        } catch (ImageBuildException e) {
            return Optional.empty();
        }
    }
}
