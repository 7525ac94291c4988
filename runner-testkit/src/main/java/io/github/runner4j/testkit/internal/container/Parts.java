package io.github.runner4j.testkit.internal.container;

import io.github.runner4j.testkit.internal.engine.Surroundings;
import io.github.runner4j.testkit.internal.image.Images;
import io.github.runner4j.testkit.internal.process.Executables;
import io.github.runner4j.testkit.internal.structure.Structures;
import java.time.Instant;

/**
 * What is done with containers works with these.
 *
 * @param surroundings of the engine
 * @param structures how configuration is read
 * @param containers all of them
 * @param images what they are made of
 * @param executables what runs in them
 */
record Parts(
        Surroundings surroundings,
        Structures structures,
        Containers containers,
        Images images,
        Executables executables) {

    Instant now() {
        return surroundings.time().clock().instant();
    }

    ContainerEvents events() {
        return new ContainerEvents(surroundings.events());
    }
}
