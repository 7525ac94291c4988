package io.github.runner4j.docker.internal.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.runner4j.config.BuildOptions;
import io.github.runner4j.docker.internal.daemon.Call;
import io.github.runner4j.docker.testing.Engines.Engine;
import io.github.runner4j.docker.testing.NotFaked;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.image.BuildRequest;
import io.github.runner4j.image.ImageBuildException;
import io.github.runner4j.secret.Credential;
import io.github.runner4j.testkit.memory.InMemoryTree;
import io.github.runner4j.testkit.memory.ManualContext;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Base images from a registry that wants credentials. */
class PrivateBaseIT {

    private static final String ENGINES = "io.github.runner4j.docker.testing.Engines#all";

    private static final String REGISTRY = System.getenv().getOrDefault("RUNNER4J_REGISTRY", "");
    private static final String USER = System.getenv().getOrDefault("RUNNER4J_REGISTRY_USER", "");
    private static final String PASSWORD = System.getenv().getOrDefault("RUNNER4J_REGISTRY_PASSWORD", "");
    private static final String BASE = REGISTRY + "/private/busybox:latest";

    @BeforeEach
    void needsTheRegistry() {
        assumeTrue(!REGISTRY.isEmpty(), "RUNNER4J_REGISTRY is not set; scripts/engines env tells it");
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void pullsWithTheRightCredentials(Engine engine) {
        build(engine, "FROM " + BASE + "\nRUN true\n", Map.of(REGISTRY, Credential.userPassword(USER, PASSWORD)));
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void pullsForBuildKitToo(Engine engine) {
        String dockerfile = "FROM " + BASE + "\nRUN --mount=type=cache,target=/c true\n";

        build(engine, dockerfile, Map.of(REGISTRY, Credential.userPassword(USER, PASSWORD)));
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void saysThatCredentialsAreMissingAndWhereTheyWereLookedFor(Engine engine) {
        ImageBuildException failure = failure(engine, "FROM " + BASE + "\nRUN true\n", Map.of());

        assertThat(failure.code()).isEqualTo(ErrorCode.REGISTRY_AUTHENTICATION_FAILED);
        assertThat(failure)
                .hasMessageContaining("the launch's credentials: nothing")
                .hasMessageContaining("the credential provider: nothing")
                .hasMessageContaining("config.json: not there");
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void saysThatCredentialsAreWrongWithoutShowingThem(Engine engine) {
        String planted = "planted-" + UUID.randomUUID();

        ImageBuildException failure = failure(
                engine, "FROM " + BASE + "\nRUN true\n", Map.of(REGISTRY, Credential.userPassword(USER, planted)));

        assertThat(failure.code()).isEqualTo(ErrorCode.REGISTRY_AUTHENTICATION_FAILED);
        assertThat(failure).hasMessageContaining("user " + USER);
        assertThat(BuildIT.stackTrace(failure) + failure.failure()).doesNotContain(planted);
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void saysThatAnImageIsUnknown(Engine engine) {
        ImageBuildException failure = failure(
                engine,
                "FROM " + REGISTRY + "/private/no-such-image:1\nRUN true\n",
                Map.of(REGISTRY, Credential.userPassword(USER, PASSWORD)));

        assertThat(failure.code()).isEqualTo(ErrorCode.IMAGE_NOT_FOUND);
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void saysThatBuildKitsBaseIsRefused(Engine engine) {
        String planted = "planted-" + UUID.randomUUID();

        ImageBuildException failure = failure(
                engine,
                "FROM " + BASE + "\nRUN --mount=type=cache,target=/c true\n",
                Map.of(REGISTRY, Credential.userPassword(USER, planted)));

        assertThat(failure.code()).isEqualTo(ErrorCode.REGISTRY_AUTHENTICATION_FAILED);
        assertThat(BuildIT.stackTrace(failure) + failure.failure()).doesNotContain(planted);
    }

    private static void build(Engine engine, String dockerfile, Map<String, Credential> credentials) {
        engine.needs(NotFaked.REAL_REGISTRY);
        try (BuildFixture fixture = new BuildFixture(engine)) {
            forget(fixture);
            BuildRequest request = fixture.request(
                    InMemoryTree.withDockerfile(dockerfile),
                    "",
                    "Dockerfile",
                    BuildOptions.builder().build(),
                    credentials);
            try {
                fixture.build(request);
            } finally {
                fixture.builder.remove(request.reference(), ManualContext.create());
                forget(fixture);
            }
        }
    }

    private static ImageBuildException failure(Engine engine, String dockerfile, Map<String, Credential> credentials) {
        engine.needs(NotFaked.REAL_REGISTRY);
        return catchThrowableOfType(ImageBuildException.class, () -> build(engine, dockerfile, credentials));
    }

    /** So that the build has to pull. */
    private static void forget(BuildFixture fixture) {
        Call call = Call.of("remove image " + BASE, "DELETE", "/images/" + Call.segment(BASE))
                .query("force", true)
                .accepting(404, 409, 500);
        fixture.daemon.call(call, ManualContext.create());
    }
}
