package io.github.runner4j.config;

import io.github.runner4j.secret.Variable;
import java.util.List;
import java.util.Optional;

/** How the image is built. What is not set is taken from the level below. Immutable. */
public sealed interface BuildOptions permits BuildOptionsValues {

    /**
     * Path of the Dockerfile from the root of the source; {@code Dockerfile} in the context by default.
     *
     * @return the value, if set
     */
    Optional<String> dockerfile();

    /**
     * Path of the build context from the root of the source; the root by default.
     *
     * @return the value, if set
     */
    Optional<String> context();

    /**
     * The stage to build; the last one by default.
     *
     * @return the value, if set
     */
    Optional<String> target();

    /**
     * The platform to build for, as in {@code linux/arm64}; the engine's own by default.
     *
     * @return the value, if set
     */
    Optional<String> platform();

    /**
     * Which of the engine's builders to use; {@link BuilderKind#AUTO} by default.
     *
     * @return the value, if set
     */
    Optional<BuilderKind> builderKind();

    /**
     * Build arguments.
     *
     * @return the value
     */
    List<Variable> arguments();

    /**
     * These options, and for those not set the others. Lists are replaced as a whole, maps entry by entry.
     *
     * @param base the level below
     * @return the combination
     */
    default BuildOptions over(BuildOptions base) {
        return new BuildOptionsValues(
                dockerfile().isPresent() ? dockerfile() : base.dockerfile(),
                context().isPresent() ? context() : base.context(),
                target().isPresent() ? target() : base.target(),
                platform().isPresent() ? platform() : base.platform(),
                builderKind().or(base::builderKind),
                Layers.variables(base.arguments(), arguments()));
    }

    /**
     * A builder that starts from these options.
     *
     * @return the builder
     */
    default Builder toBuilder() {
        return new Builder(this);
    }

    /**
     * A builder in which nothing is set.
     *
     * @return the builder
     */
    static Builder builder() {
        return new Builder(BuildOptionsValues.START);
    }

    /** Sets options one by one. */
    final class Builder {

        private Optional<String> dockerfile;
        private Optional<String> context;
        private Optional<String> target;
        private Optional<String> platform;
        private Optional<BuilderKind> builderKind;
        private List<Variable> arguments;

        private Builder(BuildOptions start) {
            this.dockerfile = start.dockerfile();
            this.context = start.context();
            this.target = start.target();
            this.platform = start.platform();
            this.builderKind = start.builderKind();
            this.arguments = start.arguments();
        }

        /**
         * Where the Dockerfile is.
         *
         * @param path from the root of the source, as in {@code ./docker/Dockerfile}
         * @return this
         */
        public Builder dockerfile(String path) {
            dockerfile = Optional.of(path);
            return this;
        }

        /**
         * The directory that is sent to the engine.
         *
         * @param path from the root of the source
         * @return this
         */
        public Builder context(String path) {
            context = Optional.of(path);
            return this;
        }

        /**
         * The stage to build.
         *
         * @param stage the name of a stage in the Dockerfile
         * @return this
         */
        public Builder target(String stage) {
            target = Optional.of(stage);
            return this;
        }

        /**
         * The platform to build for.
         *
         * @param name as in {@code linux/arm64}
         * @return this
         */
        public Builder platform(String name) {
            platform = Optional.of(name);
            return this;
        }

        /**
         * Which of the engine's builders to use.
         *
         * @param kind the builder
         * @return this
         */
        public Builder builderKind(BuilderKind kind) {
            builderKind = Optional.of(kind);
            return this;
        }

        /**
         * Appends a build argument; a later one of the same name wins.
         *
         * @param argument the argument
         * @return this
         */
        public Builder addArgument(Variable argument) {
            arguments = Layers.variables(arguments, List.of(argument));
            return this;
        }

        /**
         * The options.
         *
         * @return an immutable value
         */
        public BuildOptions build() {
            return new BuildOptionsValues(dockerfile, context, target, platform, builderKind, arguments);
        }
    }
}
