package io.github.runner4j.docker.testing;

import io.github.runner4j.docker.internal.daemon.Daemon;
import io.github.runner4j.docker.internal.daemon.DaemonLocator;
import io.github.runner4j.docker.internal.daemon.Machine;
import io.github.runner4j.docker.internal.daemon.Timing;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.testkit.memory.ManualContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * The real engines that tests can use. As a source of parameters:
 * {@code @MethodSource("io.github.runner4j.docker.testing.Engines#all")}, with an {@link Engine} as parameter. Addresses come from
 * {@code RUNNER4J_DOCKER_HOST} and {@code RUNNER4J_PODMAN_HOST}, or else from the usual places. Where no engine answers, tests are
 * skipped with the reason; with {@code CI=true} they fail.
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

    /**
     * One engine.
     *
     * @param name {@code docker} or {@code podman}
     * @param address where it is; empty for the usual places
     */
    public record Engine(String name, Optional<String> address) {

        /** The gateway to it. */
        public Daemon daemon() {
            return new DaemonLocator(Machine.current(), address, timing()).locate(ManualContext.create());
        }

        public boolean podman() {
            return name.equals("podman");
        }

        @Override
        public String toString() {
            return name;
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

    /** Every engine that answers. */
    public static Stream<Engine> all() {
        List<String> missing = new ArrayList<>();
        List<Engine> found = Stream.of(docker(), podman())
                .filter(engine -> answers(engine, missing))
                .toList();
        boolean required = Boolean.parseBoolean(System.getenv("CI"));
        if (required && !missing.isEmpty()) {
            throw new IllegalStateException("On CI every engine must answer: " + missing);
        }
        if (found.isEmpty()) {
            throw new TestAbortedException("No engine answers (scripts/engines up starts them): " + missing);
        }
        return found.stream();
    }

    /** The Docker Engine, for a test that is about nothing else; skipped when it does not answer. */
    public static Engine onlyDocker() {
        return all().filter(engine -> !engine.podman())
                .findFirst()
                .orElseThrow(() -> new TestAbortedException("No Docker Engine answers"));
    }

    private static Engine docker() {
        return new Engine("docker", Optional.ofNullable(System.getenv("RUNNER4J_DOCKER_HOST")));
    }

    private static Engine podman() {
        String rootful = "/run/podman/podman.sock";
        String rootless = System.getenv("XDG_RUNTIME_DIR") + "/podman/podman.sock";
        String usual = Files.exists(Path.of(rootless)) ? rootless : rootful;
        return new Engine(
                "podman",
                Optional.of(Optional.ofNullable(System.getenv("RUNNER4J_PODMAN_HOST"))
                        .orElse("unix://" + usual)));
    }

    private static boolean answers(Engine engine, List<String> missing) {
        try {
            String kind = engine.daemon().facts().kind();
            if (kind.equals(engine.name())) {
                return true;
            }
            missing.add(engine.name() + ": " + engine.address().orElse("the usual places") + " is " + kind);
        } catch (RunnerException e) {
            missing.add(engine.name() + ": " + e.getMessage());
        }
        return false;
    }
}
