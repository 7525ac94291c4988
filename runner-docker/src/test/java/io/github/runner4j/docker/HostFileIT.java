package io.github.runner4j.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.ImageCleanupPolicy;
import io.github.runner4j.config.level.Explanation;
import io.github.runner4j.container.LogLine;
import io.github.runner4j.docker.internal.container.DockerEngine;
import io.github.runner4j.docker.testing.Engines.Engine;
import io.github.runner4j.docker.testing.NotFaked;
import io.github.runner4j.docker.testing.Trial;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.plan.RunPlan;
import io.github.runner4j.testkit.memory.ManualContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The host's file, the component's block, the repository's file and the builder together, on real engines. */
class HostFileIT {

    private static final String ENGINES = "io.github.runner4j.docker.testing.Engines#all";

    private static final String COMPONENT = """
            runner:
              type: docker
              dockerfile: Dockerfile
              ports: [8080]
              healthCheck: {path: /}
              resources: {memory: %s}
              securityOptions: [%s]
            """;

    /** With control groups of version 2, or else of version 1. */
    private static final String MEMORY =
            "cat /sys/fs/cgroup/memory.max 2>/dev/null || cat /sys/fs/cgroup/memory/memory.limit_in_bytes";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource(ENGINES)
    void eachLevelGoesOverTheOneBelow(Engine engine) {
        engine.needs(NotFaked.KERNEL);
        try (Trial trial = trial(engine, "64m", "--read-only")) {
            host(trial, """
                    runner:
                      docker:
                        resourceLimits: {memory: 256m, cpus: 0.5, pids: "${MOST_PIDS}"}
                        imageCleanupPolicy: always
                      components:
                        NAME: {docker: {resourceLimits: {memory: 128m}}}
                    """);

            RunPlan plan = trial.app().environment("LEVEL", "code").plan();
            Instance app = trial.app()
                    .environment("LEVEL", "code")
                    .imageCleanup(ImageCleanupPolicy.ALWAYS)
                    .start();

            Explanation values = plan.level().explain();
            assertThat(origin(values, "resourceLimits.memory")).isEqualTo("64m .runner/config.yml:6:23");
            assertThat(origin(values, "resourceLimits.cpus")).isEqualTo("0.5 runner.yml:3:42");
            assertThat(origin(values, "resourceLimits.pids")).isEqualTo("**** runner.yml:3:53");
            assertThat(origin(values, "imageCleanupPolicy")).isEqualTo("on-error host code");
            assertThat(origin(values, "lifetime")).isEqualTo("1h default");
            assertThat(origin(values, "environment.LEVEL")).isEqualTo("code host code");
            assertThat(plan.decisions())
                    .extracting(Object::toString)
                    .containsExactly("resourceLimits.memory 64m (.runner/config.yml:6:23) granted, within the limit ("
                            + folder.resolve("runner.yml") + ":6:56)");
            assertThat(said(app, MEMORY)).isEqualTo(Long.toString(64L << 20));
            assertThat(app.exec("touch", "/file").exitCode()).isNotZero();
            assertThat(said(app, "echo $LEVEL")).isEqualTo("code");
            assertThat(said(app, "grep NoNewPrivs /proc/self/status")).endsWith("1");
            app.stop();
            trial.assertNothingLeft();
        }
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void aRepositoryThatWantsTooMuchReachesNoEngine(Engine engine) {
        try (Trial trial = trial(engine, "2g", "--cap-add=SYS_ADMIN")) {
            host(trial, "runner: {docker: {resourceLimits: {memory: 1g}}}\n");

            RunnerException failure = trial.failure(trial.app(), ErrorCode.INVALID_CONFIGURATION);

            assertThat(((ConfigException) failure).problems())
                    .extracting(problem -> problem.place().toString())
                    .containsExactly(".runner/config.yml:6:23", ".runner/config.yml:7:21");
            assertThat(failure).hasMessageContaining("at most 1g").hasMessageContaining("--cap-add=SYS_ADMIN");
            trial.assertNothingLeft();
        }
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void orGetsTheCapWhenTheHostSaysSo(Engine engine) {
        engine.needs(NotFaked.KERNEL);
        try (Trial trial = trial(engine, "2g", "--cap-add=SYS_ADMIN")) {
            host(trial, """
                    runner:
                      docker: {resourceLimits: {memory: 96m}, imageCleanupPolicy: always}
                      policy: {beyondCap: clamp}
                    """);

            Instance app = trial.app().imageCleanup(ImageCleanupPolicy.ALWAYS).start();

            assertThat(said(app, MEMORY)).isEqualTo(Long.toString(96L << 20));
            assertThat(trial.app().plan().decisions()).hasSize(2).allMatch(each -> each.clamped());
            app.stop();
            trial.assertNothingLeft();
        }
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void anImageFromARegistryThatIsNotAllowedReachesNoEngine(Engine engine) {
        try (Trial trial = trial(engine, "64m", "")) {
            host(trial, "runner: {policy: {allow: {registries: [registry.example.org]}}}\n");

            RunnerException failure = trial.failure(trial.app(), ErrorCode.INVALID_CONFIGURATION);

            assertThat(failure)
                    .hasMessageContaining("Dockerfile:1:1: FROM: \"busybox\" comes from the registry docker.io")
                    .hasMessageContaining("Allowed: registry.example.org, by the host's policy (")
                    .hasMessageContaining("runner.yml:1:39).");
            assertThat(new DockerEngine(engine.daemon(), Clock.systemUTC(), ForkJoinPool.commonPool())
                            .list(Map.of("io.github.runner4j.owner", trial.name), ManualContext.create()))
                    .isEmpty();
            trial.assertNothingLeft();
        }
    }

    private Trial trial(Engine engine, String memory, String security) {
        String option = security.isEmpty() ? "" : '"' + security + '"';
        return new Trial(engine, folder)
                .files(
                        "Dockerfile",
                        Components.WEB,
                        "www/index.html",
                        "hello",
                        ".runner/config.yml",
                        COMPONENT.formatted(memory, option));
    }

    private void host(Trial trial, String yaml) {
        Path file = folder.resolve("runner.yml");
        try {
            Files.writeString(file, yaml.replace("NAME", trial.name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        trial.runner(builder -> builder.hostFile(file).environment(Map.of("MOST_PIDS", "100")));
    }

    private static String said(Instance app, String command) {
        return app.exec("sh", "-c", command).lines().stream().map(LogLine::text).collect(Collectors.joining());
    }

    private static String origin(Explanation values, String name) {
        Explanation.Value value = values.value(name).orElseThrow();
        return value.shown() + " " + value.origin().toString().replaceAll(".*/(?=runner\\.yml)", "");
    }
}
