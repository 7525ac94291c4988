package io.github.runner4j.docker.internal.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.runner4j.config.BuildOptions;
import io.github.runner4j.docker.testing.Engines.Engine;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.image.BuildRequest;
import io.github.runner4j.image.ImageBuildException;
import io.github.runner4j.image.ImageDetails;
import io.github.runner4j.secret.Secret;
import io.github.runner4j.secret.Variable;
import io.github.runner4j.testkit.memory.InMemoryTree;
import io.github.runner4j.testkit.memory.ManualContext;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Builds on real engines. */
class BuildIT {

    private static final String ENGINES = "io.github.runner4j.docker.testing.Engines#all";

    @ParameterizedTest
    @MethodSource(ENGINES)
    void buildsAnImageThatCanBeFoundAndRemoved(Engine engine) {
        InMemoryTree tree = InMemoryTree.withDockerfile(
                        "FROM busybox\nEXPOSE 8080 53/udp\nCOPY hello.txt /\nRUN cat /hello.txt\n"
                                + "HEALTHCHECK CMD true\n")
                .file("hello.txt", "a warm welcome");
        try (BuildFixture fixture = new BuildFixture(engine)) {
            BuildRequest request = fixture.request(tree);

            ImageDetails built = fixture.build(request);

            assertThat(fixture.context.outputLines()).contains("a warm welcome");
            assertThat(fixture.context.outputLines())
                    .anyMatch(line -> line.startsWith("Sent the build context: 2 files"));
            assertThat(built.exposedPorts()).containsExactly("53/udp", "8080/tcp");
            assertThat(built.healthCheck()).isTrue();
            assertThat(built.labels()).containsEntry("io.github.runner4j.test", "build");
            assertThat(fixture.builder.find(request.reference(), fixture.context))
                    .contains(built);
            assertThat(fixture.builder.remove(request.reference(), fixture.context))
                    .isTrue();
            assertThat(fixture.builder.find(request.reference(), fixture.context))
                    .isEmpty();
            assertThat(fixture.builder.remove(request.reference(), fixture.context))
                    .isFalse();
            assertThat(fixture.context.hooks()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void takesArgumentsAndTarget(Engine engine) {
        InMemoryTree tree = InMemoryTree.withDockerfile(
                "ARG BASE=no-such-image\nFROM ${BASE} AS first\nARG GREETING\nRUN echo got $GREETING\n"
                        + "FROM first AS second\nRUN exit 3\n");
        try (BuildFixture fixture = new BuildFixture(engine)) {
            BuildOptions options = BuildOptions.builder()
                    .addArgument(Variable.of("BASE", "busybox"))
                    .addArgument(Variable.of("GREETING", "salut"))
                    .target("FIRST")
                    .build();

            ImageDetails built = fixture.build(fixture.request(tree, "", "Dockerfile", options));

            assertThat(built.id()).isNotEmpty();
            assertThat(fixture.context.outputLines()).contains("got salut");
        }
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void buildsANestedDockerfileInASubdirectoryOfTheSource(Engine engine) {
        InMemoryTree tree = InMemoryTree.empty()
                .file("services/api/docker/Dockerfile", "FROM busybox\nCOPY . /app\nRUN find /app | sort\n")
                .file("services/api/main.txt", "x")
                .file("services/api/.dockerignore", "docker\nlogs/*\n!logs/keep\n.dockerignore\n")
                .file("services/api/logs/a", "x")
                .file("services/api/logs/keep", "x")
                .file("services/other.txt", "x");
        try (BuildFixture fixture = new BuildFixture(engine)) {
            fixture.build(fixture.request(
                    tree,
                    "services/api",
                    "services/api/docker/Dockerfile",
                    BuildOptions.builder().build()));

            assertThat(fixture.context.outputLines())
                    .filteredOn(line -> line.startsWith("/app"))
                    .contains("/app", "/app/logs", "/app/logs/keep", "/app/main.txt")
                    .doesNotContain("/app/logs/a", "/app/docker/Dockerfile", "/app/.dockerignore");
        }
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void buildsWithADockerfileOutsideTheContext(Engine engine) {
        InMemoryTree tree = InMemoryTree.empty()
                .file("docker/api.Dockerfile", "FROM busybox\nCOPY . /app\nRUN find /app | sort\n")
                .file("docker/api.Dockerfile.dockerignore", "secret*\n")
                .file("src/.dockerignore", "main.txt\n")
                .file("src/main.txt", "x")
                .file("src/secret.txt", "x");
        try (BuildFixture fixture = new BuildFixture(engine)) {
            fixture.build(fixture.request(
                    tree, "src", "docker/api.Dockerfile", BuildOptions.builder().build()));

            assertThat(fixture.context.outputLines())
                    .filteredOn(line -> line.startsWith("/app"))
                    .contains("/app", "/app/main.txt")
                    .doesNotContain("/app/secret.txt")
                    .noneMatch(line -> line.startsWith("/app/.dockerfile"));
        }
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void keepsModesAndLinks(Engine engine) {
        String deep = "directory-with-a-long-name/".repeat(10) + "täst.txt";
        InMemoryTree tree = InMemoryTree.withDockerfile("FROM busybox\nCOPY . /app\nRUN /app/run.sh\n")
                .executable("run.sh", "#!/bin/sh\ncat /app/to-deep\nreadlink /app/broken\n")
                .link("to-deep", deep)
                .link("broken", "nowhere")
                .file(deep, "deep below");
        try (BuildFixture fixture = new BuildFixture(engine)) {
            fixture.build(fixture.request(tree));

            assertThat(String.join("\n", fixture.context.outputLines())).contains("deep below", "nowhere");
        }
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void buildsFromScratch(Engine engine) {
        try (BuildFixture fixture = new BuildFixture(engine)) {
            ImageDetails built =
                    fixture.build(fixture.request(InMemoryTree.withDockerfile("FROM scratch\nCOPY Dockerfile /x\n")));

            assertThat(built.healthCheck()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void saysWhichStepFailedWithItsOutput(Engine engine) {
        InMemoryTree tree = InMemoryTree.withDockerfile(
                "FROM busybox\n# compile\nRUN echo compiling \\\n && echo it does not compile \\\n && exit 7\n");

        ImageBuildException failure = failure(engine, tree, ImageBuildException.class);

        assertThat(failure.code()).isEqualTo(ErrorCode.DOCKER_BUILD_FAILED);
        assertThat(failure).hasMessageContaining("step 2/").hasMessageContaining("Dockerfile:3");
        assertThat(failure.evidence())
                .anyMatch(each ->
                        each.kind().equals("build-output") && each.lines().contains("it does not compile"));
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void saysThatACopiedFileIsMissing(Engine engine) {
        InMemoryTree tree = InMemoryTree.withDockerfile("FROM busybox\nCOPY no-such.jar /app.jar\n");

        ImageBuildException failure = failure(engine, tree, ImageBuildException.class);

        assertThat(failure.code()).isEqualTo(ErrorCode.BUILD_CONTEXT_INVALID);
        assertThat(failure).hasMessageContaining("no-such.jar").hasMessageContaining("Dockerfile");
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void saysThatTheDockerfileIsWrong(Engine engine) {
        InMemoryTree tree = InMemoryTree.withDockerfile("FROM busybox\nRUNN true\n");

        ImageBuildException failure = failure(engine, tree, ImageBuildException.class);

        assertThat(failure.code()).isEqualTo(ErrorCode.DOCKERFILE_INVALID);
        assertThat(failure).hasMessageContaining("RUNN");
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void saysThatTheRegistryCannotBeReached(Engine engine) {
        InMemoryTree tree = InMemoryTree.withDockerfile("FROM 127.0.0.1:9/acme/base:1\nRUN true\n");

        ImageBuildException failure = failure(engine, tree, ImageBuildException.class);

        assertThat(failure.code()).isEqualTo(ErrorCode.REGISTRY_UNAVAILABLE);
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void refusesALargeContextWithoutLosingTheReason(Engine engine) {
        InMemoryTree tree =
                InMemoryTree.withDockerfile("FROM busybox\nRUNN true\n").file("large.bin", new byte[20_000_000]);

        ImageBuildException failure = failure(engine, tree, ImageBuildException.class);

        assertThat(failure.code()).isEqualTo(ErrorCode.DOCKERFILE_INVALID);
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void neverShowsASecretArgument(Engine engine) {
        String planted = "planted-" + UUID.randomUUID();
        InMemoryTree tree = InMemoryTree.withDockerfile("FROM busybox\nARG KEY\nRUN echo with $KEY && cat /no/$KEY\n");
        try (BuildFixture fixture = new BuildFixture(engine)) {
            BuildRequest request = fixture.request(
                    tree,
                    "",
                    "Dockerfile",
                    BuildOptions.builder()
                            .addArgument(Variable.of("KEY", Secret.of(planted)))
                            .build());

            RunnerException failure = catchThrowableOfType(RunnerException.class, () -> fixture.build(request));

            assertThat(stackTrace(failure) + failure.failure()).doesNotContain(planted);
            assertThat(request.toString()).doesNotContain(planted);
        }
    }

    private static <T extends RunnerException> T failure(Engine engine, InMemoryTree tree, Class<T> type) {
        try (BuildFixture fixture = new BuildFixture(engine)) {
            BuildRequest request = fixture.request(tree);
            T failure = catchThrowableOfType(type, () -> fixture.build(request));
            assertThat(failure).isNotNull();
            assertThat(failure).hasMessageStartingWith("Cannot build image " + request.reference());
            assertThat(fixture.builder.find(request.reference(), ManualContext.create()))
                    .isEmpty();
            return failure;
        }
    }

    static String stackTrace(Throwable thrown) {
        java.io.StringWriter text = new java.io.StringWriter();
        thrown.printStackTrace(new java.io.PrintWriter(text));
        return text + Arrays.toString(thrown.getSuppressed());
    }
}
