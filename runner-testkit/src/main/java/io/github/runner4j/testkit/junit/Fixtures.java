package io.github.runner4j.testkit.junit;

import io.github.runner4j.Runner;
import io.github.runner4j.testkit.daemon.FakeDocker;
import io.github.runner4j.testkit.git.GitRepositories;
import io.github.runner4j.testkit.internal.leak.FakeContainers;
import io.github.runner4j.testkit.memory.InMemoryPorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What one test has been given: each thing is made when it is first asked for, and is the same from then on. */
final class Fixtures {

    private final Function<Fixtures, Runner> runners;
    private @Nullable FakeDocker docker;
    private @Nullable GitRepositories git;
    private @Nullable InMemoryPorts ports;
    private @Nullable Runner runner;

    Fixtures(Function<Fixtures, Runner> runners) {
        this.runners = runners;
    }

    static boolean gives(Class<?> type) {
        return maker(type).isPresent();
    }

    Object get(Class<?> type) {
        return maker(type).orElseThrow().apply(this);
    }

    private static Optional<Function<Fixtures, Object>> maker(Class<?> type) {
        return switch (type.getName()) {
            case "io.github.runner4j.Runner" -> Optional.of(Fixtures::runner);
            case "io.github.runner4j.testkit.daemon.FakeDocker" -> Optional.of(Fixtures::docker);
            case "io.github.runner4j.testkit.git.GitRepositories" -> Optional.of(Fixtures::git);
            case "io.github.runner4j.testkit.memory.InMemoryPorts" -> Optional.of(Fixtures::ports);
            default -> Optional.empty();
        };
    }

    FakeDocker docker() {
        docker = orElse(docker, FakeDocker::start);
        return docker;
    }

    private GitRepositories git() {
        git = orElse(git, GitRepositories::create);
        return git;
    }

    InMemoryPorts ports() {
        ports = orElse(ports, InMemoryPorts::create);
        return ports;
    }

    private Runner runner() {
        runner = orElse(runner, () -> runners.apply(this));
        return runner;
    }

    private static <T> T orElse(@Nullable T there, Supplier<T> maker) {
        return there == null ? maker.get() : there;
    }

    /** The calls that the fake daemon received, in words; none when nobody asked for a daemon. */
    List<String> calls() {
        return docker == null
                ? List.of()
                : docker.calls().all().stream().map(Object::toString).toList();
    }

    /** The containers that the engines still have, in words. */
    List<String> containers() {
        List<String> all = new ArrayList<>();
        if (ports != null) {
            ports.engine()
                    .containers()
                    .forEach((name, state) -> all.add("container " + name + " ("
                            + state.status().name().toLowerCase(java.util.Locale.ROOT) + ")"));
        }
        if (docker != null) {
            all.addAll(FakeContainers.at(docker.uri()));
        }
        return all;
    }

    void closeRunner() {
        if (runner != null) {
            runner.close();
        }
    }

    void closeServers() {
        try (FakeDocker lastOne = docker;
                GitRepositories firstOne = git) {
            // Closed in reverse.
        }
    }
}
