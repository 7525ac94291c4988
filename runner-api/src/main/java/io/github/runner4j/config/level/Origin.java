package io.github.runner4j.config.level;

import io.github.runner4j.error.Place;
import java.util.Optional;

/**
 * Where a value came from.
 *
 * @param kind the level that said it
 * @param place the place in the file, when it was a file
 * @param secret whether the value must not be shown, because it was brought in from the environment
 */
public record Origin(Kind kind, Optional<Place> place, boolean secret) {

    /** Nobody said it: the library's own default. */
    public static final Origin DEFAULT = of(Kind.DEFAULT);

    /** Host code said it. */
    public static final Origin HOST_CODE = of(Kind.HOST_CODE);

    /** The levels. */
    public enum Kind {
        /** Nobody said it: the library's own default. */
        DEFAULT("default"),
        /** The host's file. */
        HOST_FILE("host file"),
        /** An environment variable such as {@code RUNNER_DOCKER_BUILD_TIMEOUT}. */
        ENVIRONMENT("environment"),
        /** The component's block in the host's file. */
        COMPONENT_BLOCK("component block"),
        /** The repository's own file. */
        REPOSITORY_FILE("repository file"),
        /** The host's program: what it says for its runner, or for one launch. */
        HOST_CODE("host code");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /**
         * The level in words.
         *
         * @return as in {@code host file}
         */
        public String word() {
            return word;
        }
    }

    /**
     * A level that is no file.
     *
     * @param kind the level
     * @return the origin
     */
    public static Origin of(Kind kind) {
        return new Origin(kind, Optional.empty(), false);
    }

    /**
     * A place in a file.
     *
     * @param kind the level
     * @param place the place
     * @param secret whether the value must not be shown
     * @return the origin
     */
    public static Origin of(Kind kind, Place place, boolean secret) {
        return new Origin(kind, Optional.of(place), secret);
    }

    /** The place, as editors open it, or else the level. */
    @Override
    public String toString() {
        return place.map(Place::toString).orElse(kind.word());
    }
}
