package io.github.runner4j.testkit.internal.container;

import io.github.runner4j.testkit.internal.engine.Surroundings;
import io.github.runner4j.testkit.internal.mount.Mounter;
import io.github.runner4j.testkit.internal.port.PortBook;
import io.github.runner4j.testkit.internal.process.Executables;
import io.github.runner4j.testkit.internal.settings.Wording;
import io.github.runner4j.testkit.internal.structure.Structures;
import io.github.runner4j.testkit.wire.Dialect;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What is done with containers works with these.
 *
 * @param surroundings of the engine
 * @param structures how configuration is read
 * @param stores what there is beside containers
 * @param executables what runs in them
 * @param containers all of them
 * @param ports which ports of this machine they have
 * @param pids the number of the last process
 */
record Parts(
        Surroundings surroundings,
        Structures structures,
        Stores stores,
        Executables executables,
        Containers containers,
        PortBook ports,
        AtomicInteger pids) {

    /** Where the numbers of processes begin, as this machine sees them. */
    private static final int FIRST_PID = 1000;

    static Parts of(Surroundings surroundings, Stores stores, Executables executables) {
        return new Parts(
                surroundings,
                Structures.of(surroundings.dialect()),
                stores,
                executables,
                new Containers(early(surroundings.dialect())),
                new PortBook(surroundings.workers()),
                new AtomicInteger(FIRST_PID));
    }

    /** The number of a new process, as this machine sees it. */
    int nextPid() {
        return pids.incrementAndGet();
    }

    /** What is said of a container that would have to run. */
    String notRunning(Container container) {
        return wording().pick("Container ", "container ") + container.id() + " is not running";
    }

    Instant now() {
        return surroundings.time().clock().instant();
    }

    /** Whether the engine is the older of the two that are known well. */
    boolean early() {
        return early(surroundings.dialect());
    }

    private static boolean early(Dialect dialect) {
        return dialect == Dialect.DOCKER_20_10 || dialect.family() == Dialect.Family.PODMAN;
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
