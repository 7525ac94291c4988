package io.github.runner4j.docker.internal.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.runner4j.config.BuildOptions;
import io.github.runner4j.config.BuilderKind;
import io.github.runner4j.docker.testing.Engines.Engine;
import io.github.runner4j.docker.testing.NotFaked;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.image.BuildRequest;
import io.github.runner4j.image.ImageBuildException;
import io.github.runner4j.image.ImageDetails;
import io.github.runner4j.testkit.memory.InMemoryTree;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Dockerfiles that the classic builder does not understand. */
class BuildKitIT {

    private static final String ENGINES = "io.github.runner4j.docker.testing.Engines#all";

    @ParameterizedTest
    @MethodSource(ENGINES)
    void buildsWithACacheMountInSpiteOfASyntaxLine(Engine engine) {
        engine.needs(NotFaked.BUILD_MOUNTS);
        String mark = UUID.randomUUID().toString();
        InMemoryTree tree = InMemoryTree.empty()
                .file(
                        "docker/Dockerfile",
                        "# syntax=docker/dockerfile:1\nFROM busybox AS one\nRUN --mount=type=cache,target=/cache echo cached-"
                                + mark + " && touch /cache/x\nFROM one\nEXPOSE 80\nCOPY --chmod=700 . /app\n")
                .file("src/main", "x");
        try (BuildFixture fixture = new BuildFixture(engine)) {
            BuildRequest request = fixture.request(
                    tree, "src", "docker/Dockerfile", BuildOptions.builder().build());

            ImageDetails built = fixture.build(request);

            assertThat(fixture.context.outputLines()).contains("cached-" + mark);
            assertThat(built.exposedPorts()).containsExactly("80/tcp");
            assertThat(built.labels()).containsEntry("io.github.runner4j.test", "build");
            assertThat(fixture.builder.find(request.reference(), fixture.context))
                    .contains(built);
        }
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void saysWhichStepFailedWithItsOutput(Engine engine) {
        engine.needs(NotFaked.BUILD_MOUNTS);
        InMemoryTree tree = InMemoryTree.withDockerfile(
                "FROM busybox\nRUN --mount=type=cache,target=/c echo it does not compile && exit 7\n");
        try (BuildFixture fixture = new BuildFixture(engine)) {
            BuildRequest request = fixture.request(tree);

            ImageBuildException failure = catchThrowableOfType(ImageBuildException.class, () -> fixture.build(request));

            assertThat(failure).isNotNull();
            assertThat(failure.code()).isEqualTo(ErrorCode.DOCKER_BUILD_FAILED);
            assertThat(failure).hasMessageContaining("Dockerfile:2");
            assertThat(failure.evidence()).anyMatch(each -> each.lines().contains("it does not compile"));
        }
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void usesBuildKitWhenItIsAskedTo(Engine engine) {
        InMemoryTree tree = InMemoryTree.withDockerfile("FROM busybox\nRUN echo plain-" + UUID.randomUUID() + "\n");
        try (BuildFixture fixture = new BuildFixture(engine)) {
            BuildRequest request = fixture.request(
                    tree,
                    "",
                    "Dockerfile",
                    BuildOptions.builder().builderKind(BuilderKind.BUILDKIT).build());

            ImageDetails built = fixture.build(request);

            assertThat(fixture.builder.find(request.reference(), fixture.context))
                    .contains(built);
            // No other builder says so.
            assertThat(fixture.context.outputLines().contains("# exporting to image"))
                    .isEqualTo(!engine.podman());
        }
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void refusesWhatTheClassicBuilderCannotDo(Engine engine) {
        InMemoryTree tree = InMemoryTree.withDockerfile("FROM busybox\nRUN --mount=type=cache,target=/c true\n");
        try (BuildFixture fixture = new BuildFixture(engine)) {
            BuildRequest request = fixture.request(
                    tree,
                    "",
                    "Dockerfile",
                    BuildOptions.builder().builderKind(BuilderKind.CLASSIC).build());

            ImageBuildException failure = catchThrowableOfType(ImageBuildException.class, () -> fixture.build(request));

            if (engine.podman()) {
                assertThat(failure).as("Podman has one builder").isNull();
            } else {
                assertThat(failure.code()).isEqualTo(ErrorCode.DOCKER_OPERATION_UNSUPPORTED);
                assertThat(failure).hasMessageContaining("Dockerfile:2").hasMessageContaining("classic builder");
            }
        }
    }
}
