package io.github.runner4j.config;

import io.github.runner4j.secret.Variable;
import java.util.List;
import java.util.Optional;

record BuildOptionsValues(
        Optional<String> dockerfile,
        Optional<String> context,
        Optional<String> target,
        Optional<String> platform,
        Optional<BuilderKind> builderKind,
        List<Variable> arguments)
        implements BuildOptions {

    static final BuildOptions START = new BuildOptionsValues(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    BuildOptionsValues {
        arguments = List.copyOf(arguments);
    }
}
