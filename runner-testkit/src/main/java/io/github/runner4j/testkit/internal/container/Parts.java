package io.github.runner4j.testkit.internal.container;

import io.github.runner4j.testkit.internal.engine.Surroundings;
import io.github.runner4j.testkit.internal.mount.Mounter;
import io.github.runner4j.testkit.internal.port.PortBook;
import io.github.runner4j.testkit.internal.process.Executables;
import io.github.runner4j.testkit.internal.settings.Wording;
import io.github.runner4j.testkit.internal.structure.Structures;
import io.github.runner4j.testkit.wire.Dialect;
import java.time.Instant;

/**
 * What is done with containers works with these.
 *
 * @param surroundings of the engine
 * @param structures how configuration is read
 * @param stores what there is beside containers
 * @param executables what runs in them
 * @param containers all of them
 * @param ports which ports of this machine they have
 */
record Parts(
        Surroundings surroundings,
        Structures structures,
        Stores stores,
        Executables executables,
        Containers containers,
        PortBook ports) {

    static Parts of(Surroundings surroundings, Stores stores, Executables executables) {
        return new Parts(
                surroundings,
                Structures.of(surroundings.dialect()),
                stores,
                executables,
                new Containers(),
                new PortBook(surroundings.workers()));
    }

    Instant now() {
        return surroundings.time().clock().instant();
    }

    /** Whether the engine is the older of the two that are known well. */
    boolean early() {
        return surroundings.dialect() == Dialect.DOCKER_20_10
                || surroundings.dialect().family() == Dialect.Family.PODMAN;
    }

    Wording wording() {
        return new Wording(early());
    }

    ContainerEvents events() {
        return new ContainerEvents(surroundings.events());
    }

    Mounter mounter() {
        return new Mounter(stores.volumes());
    }
}
