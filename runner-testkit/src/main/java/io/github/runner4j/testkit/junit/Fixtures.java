package io.github.runner4j.testkit.junit;

import io.github.runner4j.Runner;
import io.github.runner4j.testkit.daemon.FakeDocker;
import io.github.runner4j.testkit.git.GitRepositories;
import io.github.runner4j.testkit.memory.InMemoryPorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What one test has been given: each thing is made when it is first asked for, and is the same from then on. */
final class Fixtures {

    /** By name, because {@link GitRepositories} needs JGit, which many a test does not have. */
    private static final Map<String, Function<Fixtures, Object>> MAKERS = Map.of(
            "io.github.runner4j.Runner", Fixtures::runner,
            "io.github.runner4j.testkit.daemon.FakeDocker", Fixtures::docker,
            "io.github.runner4j.testkit.git.GitRepositories", Fixtures::git,
            "io.github.runner4j.testkit.memory.InMemoryPorts", Fixtures::ports);

    private final Function<Fixtures, Runner> runners;
    private @Nullable FakeDocker docker;
    private @Nullable GitRepositories git;
    private @Nullable InMemoryPorts ports;
    private @Nullable Runner runner;

    Fixtures(Function<Fixtures, Runner> runners) {
        this.runners = runners;
    }

    static boolean gives(Class<?> type) {
        return MAKERS.containsKey(type.getName());
    }

    Object get(Class<?> type) {
        return Objects.requireNonNull(MAKERS.get(type.getName())).apply(this);
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

    /** The containers that the engine in memory still has, in words. */
    List<String> containersInMemory() {
        List<String> all = new ArrayList<>();
        if (ports != null) {
            ports.engine()
                    .containers()
                    .forEach((name, state) ->
                            all.add(container(name, state.status().name().toLowerCase(Locale.ROOT))));
        }
        return all;
    }

    /** The containers that the fake daemon still has, in words. */
    List<String> containersOfDaemon() {
        List<String> all = new ArrayList<>();
        if (docker != null) {
            docker.containers().forEach((name, state) -> all.add(container(name, state)));
        }
        return all;
    }

    private static String container(String name, String state) {
        return "container " + name + " (" + state + ")";
    }

    void closeRunner() {
        if (runner != null) {
            runner.close();
        }
    }

    void closeDocker() {
        if (docker != null) {
            docker.close();
        }
    }

    void closeGit() {
        if (git != null) {
            git.close();
        }
    }
}
