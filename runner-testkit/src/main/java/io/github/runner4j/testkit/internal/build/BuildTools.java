package io.github.runner4j.testkit.internal.build;

import io.github.runner4j.testkit.internal.engine.Surroundings;
import io.github.runner4j.testkit.internal.image.Images;
import io.github.runner4j.testkit.wire.Dialect;

/**
 * What builds work with.
 *
 * @param surroundings of the engine
 * @param images where images are kept
 * @param bases where images come from
 * @param containers in which steps run
 */
public record BuildTools(Surroundings surroundings, Images images, BaseImages bases, StepContainers containers) {

    /** The same with images from elsewhere. */
    public BuildTools with(BaseImages other) {
        return new BuildTools(surroundings, images, other, containers);
    }

    /** Whether the engine is a 20.10. */
    public boolean old() {
        return surroundings.dialect() == Dialect.DOCKER_20_10;
    }
}
