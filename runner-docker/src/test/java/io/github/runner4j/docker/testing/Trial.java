package io.github.runner4j.docker.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.runner4j.RunBuilder;
import io.github.runner4j.Runner;
import io.github.runner4j.config.ImageCleanupPolicy;
import io.github.runner4j.docker.DockerRunner;
import io.github.runner4j.docker.internal.container.DockerEngine;
import io.github.runner4j.docker.internal.daemon.Call;
import io.github.runner4j.docker.internal.daemon.Daemon;
import io.github.runner4j.docker.testing.Engines.Engine;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.source.GitSource;
import io.github.runner4j.testkit.git.GitFiles;
import io.github.runner4j.testkit.git.GitHttpResponse;
import io.github.runner4j.testkit.git.GitHttpServer;
import io.github.runner4j.testkit.git.GitRepositories;
import io.github.runner4j.testkit.git.GitRepository;
import io.github.runner4j.testkit.memory.ManualContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A runner of its own on an engine, a Git server, and a look at what is left behind: containers and images on the engine, files
 * in the cache and in the temporary directory, threads.
 */
public final class Trial implements AutoCloseable {

    /** Java types, JSON, whole ids, and the address that the HTTP client makes up for a socket. */
    private static final String NOT_FOR_PEOPLE =
            "Exception|\\bjavax?\\.|io\\.github\\.runner4j\\.|\\{\"|[0-9a-f]{64}|localhost:2375|null";

    private static final Duration TO_END = Duration.ofSeconds(2);
    private static final String OWNER = "io.github.runner4j.owner";

    /** Name of owner, component and repository; nothing else on the machine is called so. */
    public final String name = "trial-" + UUID.randomUUID().toString().substring(0, 8);

    public final GitRepositories repositories;
    public final GitHttpServer git;
    private final Engine engine;
    private final Path folder;
    private final GitRepository repository;
    private final List<String> temporary;
    private final CountDownLatch closed = new CountDownLatch(1);
    private Runner runner;

    public Trial(Engine engine, Path folder) {
        this.engine = engine;
        this.folder = folder;
        this.temporary = temporaryFiles();
        this.repositories = GitRepositories.in(folder.resolve("git"));
        this.git = repositories.startHttp();
        this.repository = repositories.create(name);
    }

    /** What the repository holds. */
    public Trial files(String... pathsAndTexts) {
        GitFiles files = GitFiles.none();
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            files = files.file(pathsAndTexts[i], pathsAndTexts[i + 1].replace("NAME", name));
        }
        repository.commit("main", files);
        return this;
    }

    /** From now on the Git server takes requests and does not answer; counted down by the first request. */
    public CountDownLatch hangsInFetch() {
        CountDownLatch asked = new CountDownLatch(1);
        git.answer("/" + name, request -> {
            asked.countDown();
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return GitHttpResponse.of(503);
        });
        return asked;
    }

    /** The runner, made at the first call, changed as said. */
    public Runner runner(UnaryOperator<DockerRunner.Builder> change) {
        if (runner == null) {
            DockerRunner.Builder builder = DockerRunner.builder()
                    .cacheDirectory(folder.resolve("cache"))
                    .settings(settings -> settings.owner(name).imageCleanupPolicy(ImageCleanupPolicy.ON_ERROR));
            engine.address().ifPresent(builder::daemon);
            runner = change.apply(builder).build();
        }
        return runner;
    }

    public Runner runner() {
        return runner(builder -> builder);
    }

    /** The runner of a process that comes after the first one. */
    public Runner next() {
        runner = null;
        return runner();
    }

    /** A launch of the repository. */
    public RunBuilder app() {
        return runner().component(name).source(GitSource.of(git.url(name)));
    }

    /** The failure of a launch, which has to have this code. */
    public RunnerException failure(RunBuilder launch, ErrorCode code) {
        try {
            launch.start();
        } catch (RunnerException e) {
            assertThat(e.code()).as(e.getMessage()).isEqualTo(code);
            assertThat(e.getMessage()).as("fit for people").doesNotContainPattern(NOT_FOR_PEOPLE);
            return e;
        }
        return fail("The launch should have failed with " + code);
    }

    /** Closes the runner; after that nothing of it may be left. */
    public void assertNothingLeft() {
        assertNoContainerLeft();
        assertThat(images()).as("images").isEmpty();
    }

    /** The same, where an image may stay: it was built by a launch that went well. */
    public void assertNoContainerLeft() {
        close();
        assertThat(containers()).as("containers").isEmpty();
        assertThat(newTemporaryFiles()).as("temporary files").isEmpty();
        assertThat(threads()).as("threads").isEmpty();
    }

    /** The containers of our owner, and those of a build of ours. */
    public List<String> containers() {
        List<String> found = new ArrayList<>();
        Daemon daemon = engine.daemon();
        new DockerEngine(daemon, Clock.systemUTC(), ForkJoinPool.commonPool())
                .list(Map.of(OWNER, name), ManualContext.create())
                .forEach(each -> found.add(each.name()));
        daemon
                .call(Call.get("list containers", "/containers/json").query("all", true), ManualContext.create())
                .json()
                .list()
                .stream()
                .filter(each -> each.maybe("Command").orElse("").contains(name))
                .map(each -> each.text("Id"))
                .filter(id -> stays(daemon, id))
                .forEach(found::add);
        return found;
    }

    /** An engine takes a moment to clear away a build that was broken off. */
    private static boolean stays(Daemon daemon, String container) {
        try {
            Call wait = Call.post("wait for a build's end", "/containers/" + container + "/wait")
                    .query("condition", "removed")
                    .accepting(404)
                    .within(Duration.ofSeconds(20));
            daemon.call(wait, ManualContext.create());
            return false;
        } catch (RunnerException e) {
            return true;
        }
    }

    public List<String> images() {
        return engine
                .daemon()
                .call(
                        Call.get("list images", "/images/json")
                                .queryJson("filters", Map.of("reference", List.of("runner4j/" + name))),
                        ManualContext.create())
                .json()
                .list()
                .stream()
                .map(each -> each.text("Id"))
                .toList();
    }

    /** Threads of any runner that go on; those of a fake engine are not among them. An executor has ended a little before its threads have. */
    public static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(each -> each.getName().startsWith("runner-"))
                .filter(each -> !each.getName().startsWith("runner-testkit-"))
                .filter(Trial::goesOn)
                .map(Thread::getName)
                .toList();
    }

    private static boolean goesOn(Thread thread) {
        try {
            thread.join(TO_END.toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return thread.isAlive();
    }

    private List<String> newTemporaryFiles() {
        List<String> left = new ArrayList<>(temporaryFiles());
        left.removeAll(temporary);
        Path cache = folder.resolve("cache");
        if (Files.exists(cache)) {
            try (Stream<Path> all = Files.walk(cache)) {
                all.map(each -> cache.relativize(each).toString())
                        .filter(each -> each.matches("(?i).*(tmp|temp|incoming|\\.lock$|\\.part).*"))
                        .forEach(left::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return left;
    }

    private static List<String> temporaryFiles() {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.map(each -> each.getFileName().toString())
                    .filter(each -> !each.startsWith("junit") && !each.startsWith("hsperf"))
                    .filter(each -> each.matches("(?i).*(runner|jgit|docker-|podman|git).*"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (runner != null) {
            runner.close();
        }
        closed.countDown();
        git.close();
        repositories.close();
    }
}
