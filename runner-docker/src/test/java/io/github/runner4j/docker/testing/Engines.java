package io.github.runner4j.docker.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.docker.internal.daemon.Daemon;
import io.github.runner4j.docker.internal.daemon.DaemonLocator;
import io.github.runner4j.docker.internal.daemon.Machine;
import io.github.runner4j.docker.internal.daemon.Timing;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.testkit.daemon.FakeDocker;
import io.github.runner4j.testkit.memory.ManualContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;
import org.slf4j.LoggerFactory;

/**
 * The engines that tests can use: the real ones, and a fake one that is always there. As a source of parameters:
 * {@code @MethodSource("io.github.runner4j.docker.testing.Engines#all")}, with an {@link Engine} as parameter. Addresses come from
 * {@code RUNNER4J_DOCKER_HOST} and {@code RUNNER4J_PODMAN_HOST}, or else from the usual places. Where a real engine does not answer,
 * the tests over it are skipped with the reason; with {@code CI=true} they fail.
 */
public final class Engines {

    /** The image that {@code scripts/engines} loads into every engine; tests never pull. */
    public static final String IMAGE = "busybox";

    /** What every container of a test carries, with the test's name as value. */
    public static final String LABEL = "io.github.runner4j.test";

    private static final ScheduledExecutorService WATCHDOG = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "test-watchdog");
        thread.setDaemon(true);
        return thread;
    });

    /** Asked once in a run. */
    private static final Supplier<List<Engine>> REAL = once(Engines::findReal);

    private static final Supplier<Engine> FAKE = once(() -> Engine.fake(startFake()));

    /**
     * One engine. As an argument it is closed after the test, and a fake one fails the test that leaves containers behind.
     *
     * @param name {@code fake}, {@code docker} or {@code podman}
     * @param address where it is; empty for the usual places
     * @param fake the fake daemon, if it is one
     * @param missing why it cannot be used; empty when it can
     */
    public record Engine(String name, Optional<String> address, Optional<FakeDocker> fake, Optional<String> missing)
            implements AutoCloseable {

        static Engine real(String name, Optional<String> address) {
            return new Engine(name, address, Optional.empty(), Optional.empty());
        }

        static Engine fake(FakeDocker fake) {
            return new Engine("fake", Optional.of(fake.uri().toString()), Optional.of(fake), Optional.empty());
        }

        Engine without(String reason) {
            return new Engine(name, address, fake, Optional.of(reason));
        }

        /** Where it is; the test that asks is skipped when it cannot be used. */
        @Override
        public Optional<String> address() {
            missing.ifPresent(reason -> {
                throw new TestAbortedException(reason);
            });
            return address;
        }

        /** The gateway to it. */
        public Daemon daemon() {
            return new DaemonLocator(Machine.current(), address(), timing()).locate(ManualContext.create());
        }

        /** What it says it is. */
        public String kind() {
            return fake.isPresent() ? "docker" : name;
        }

        public boolean podman() {
            return name.equals("podman");
        }

        /** Skips the rest of the test on the fake, which lacks this. */
        public void needs(NotFaked what) {
            if (fake.isPresent()) {
                throw new TestAbortedException(what.reason());
            }
        }

        @Override
        public String toString() {
            return name;
        }

        @Override
        public void close() {
            fake.ifPresent(docker -> {
                Map<String, String> left = docker.containers();
                docker.close();
                assertThat(left).as("containers left on the fake").isEmpty();
            });
        }
    }

    private Engines() {}

    /** The limit that production code has, and a watchdog shared by all tests. */
    public static Timing timing() {
        return timing(Duration.ofSeconds(30));
    }

    public static Timing timing(Duration shortCall) {
        return new Timing(shortCall, WATCHDOG);
    }

    /** The fake, and every real engine: a test over one that does not answer is skipped. */
    public static Stream<Engine> all() {
        return Stream.concat(Stream.of(Engine.fake(startFake())), REAL.get().stream());
    }

    /** One Docker Engine, for a test that is about nothing else: the real one, or the fake when that does not answer. */
    public static Engine onlyDocker() {
        return REAL.get().stream()
                .filter(engine -> !engine.podman() && engine.missing().isEmpty())
                .findFirst()
                .orElseGet(FAKE);
    }

    /** A fake daemon with the image that the real engines have. */
    private static FakeDocker startFake() {
        FakeDocker docker = FakeDocker.start();
        docker.image(IMAGE).runsShell("sh");
        return docker;
    }

    private static List<Engine> findReal() {
        List<Engine> engines =
                Stream.of(docker(), podman()).map(Engines::examined).toList();
        List<String> missing =
                engines.stream().flatMap(engine -> engine.missing().stream()).toList();
        if (Boolean.parseBoolean(System.getenv("CI")) && !missing.isEmpty()) {
            throw new IllegalStateException("On CI every engine must answer: " + missing);
        }
        missing.forEach(reason -> LoggerFactory.getLogger(Engines.class)
                .warn("Tests leave an engine out (scripts/engines up starts it): {}", reason));
        return engines;
    }

    private static Engine docker() {
        return Engine.real("docker", Optional.ofNullable(System.getenv("RUNNER4J_DOCKER_HOST")));
    }

    private static Engine podman() {
        String rootful = "/run/podman/podman.sock";
        String rootless = System.getenv("XDG_RUNTIME_DIR") + "/podman/podman.sock";
        String usual = Files.exists(Path.of(rootless)) ? rootless : rootful;
        return Engine.real(
                "podman",
                Optional.of(Optional.ofNullable(System.getenv("RUNNER4J_PODMAN_HOST"))
                        .orElse("unix://" + usual)));
    }

    private static Engine examined(Engine engine) {
        try {
            String kind = engine.daemon().facts().kind();
            return kind.equals(engine.name())
                    ? engine
                    : engine.without(
                            engine.name() + ": " + engine.address().orElse("the usual places") + " is " + kind);
        } catch (RunnerException e) {
            return engine.without(engine.name() + ": " + e.getMessage());
        }
    }

    /** Asks once. */
    private static <T> Supplier<T> once(Supplier<T> source) {
        AtomicReference<T> known = new AtomicReference<>();
        return () -> known.updateAndGet(value -> value == null ? source.get() : value);
    }
}
