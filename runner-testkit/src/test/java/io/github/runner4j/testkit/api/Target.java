package io.github.runner4j.testkit.api;

import io.github.runner4j.testkit.wire.Dialect;
import java.net.URI;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/**
 * An engine under test.
 *
 * @param dialect the engine that it is, or speaks like
 * @param address where it listens
 * @param fake whether it is a fake one
 * @param absence why it cannot be used; empty when it can
 * @param shutdown ends what was started for it
 */
record Target(Dialect dialect, URI address, boolean fake, Optional<String> absence, Runnable shutdown)
        implements AutoCloseable {

    static Target real(Dialect dialect, URI address, Lane lane) {
        return new Target(dialect, address, false, Optional.empty(), lane::close);
    }

    static Target fake(Dialect dialect, URI address, Runnable shutdown) {
        return new Target(dialect, address, true, Optional.empty(), shutdown);
    }

    static Target absent(Dialect dialect, String reason) {
        return new Target(dialect, URI.create("tcp://absent"), false, Optional.of(reason), () -> {});
    }

    /** This one; skips when it cannot be used. */
    Target orSkip() {
        absence.ifPresent(reason -> {
            throw new TestAbortedException(reason);
        });
        return this;
    }

    boolean podman() {
        return dialect.family() == Dialect.Family.PODMAN;
    }

    /** The version of the API that cases speak unless they say otherwise: the oldest that all engines have. */
    String api() {
        return dialect == Dialect.DOCKER_29 ? dialect.minimumApiVersion() : "1.41";
    }

    @Override
    public void close() {
        shutdown.run();
    }

    @Override
    public String toString() {
        return (fake ? "fake " : "") + dialect.id();
    }
}
