package io.github.runner4j.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.config.HealthCheck;
import io.github.runner4j.docker.testing.Engines;
import io.github.runner4j.docker.testing.Engines.Engine;
import io.github.runner4j.docker.testing.FailingEngine;
import io.github.runner4j.docker.testing.Trial;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.secret.Credential;
import io.github.runner4j.source.GitSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people get wrong: each has its code and a message that says what failed, on what, why and what to do; nothing is left. */
class BadInputIT {

    private static final String ENGINES = "io.github.runner4j.docker.testing.Engines#all";
    private static final String SLEEPS = "FROM busybox\nCMD [\"/bin/busybox\", \"sleep\", \"600\"]\n# NAME\n";

    @TempDir
    Path folder;

    @Test
    void anUnknownHost() {
        try (Trial trial = new Trial(Engines.onlyDocker(), folder)) {
            RunnerException failure = trial.failure(
                    trial.app().source(GitSource.of("https://no-such-host.invalid/acme/app.git")),
                    ErrorCode.NETWORK_UNREACHABLE);

            assertThat(failure)
                    .hasMessageContainingAll(
                            "https://no-such-host.invalid/acme/app.git",
                            "the host no-such-host.invalid is unknown",
                            "Check its name");
            trial.assertNothingLeft();
        }
    }

    @Test
    void wrongCredentials() {
        try (Trial trial = new Trial(Engines.onlyDocker(), folder).files("Dockerfile", SLEEPS)) {
            trial.git.requires("ann", "right");

            RunnerException failure = trial.failure(
                    trial.app().credential(Credential.userPassword("ann", "wrong-one")),
                    ErrorCode.GIT_AUTHENTICATION_FAILED);

            assertThat(failure).hasMessageContainingAll(trial.git.url(trial.name), "Check user name, token");
            trial.assertNothingLeft();
        }
    }

    @Test
    void noCredentials() {
        try (Trial trial = new Trial(Engines.onlyDocker(), folder).files("Dockerfile", SLEEPS)) {
            trial.git.requires("ann", "right");

            RunnerException failure = trial.failure(trial.app(), ErrorCode.GIT_AUTHENTICATION_FAILED);

            assertThat(failure).hasMessageContainingAll(trial.git.url(trial.name), "none were given", "Give a token");
            trial.assertNothingLeft();
        }
    }

    @Test
    void aRepositoryThatIsNotThere() {
        try (Trial trial = new Trial(Engines.onlyDocker(), folder)) {
            RunnerException failure = trial.failure(
                    trial.app().source(GitSource.of(trial.git.url("nothing"))), ErrorCode.REPOSITORY_NOT_FOUND);

            assertThat(failure).hasMessageContainingAll(trial.git.url("nothing"), "Check the URL");
            trial.assertNothingLeft();
        }
    }

    @Test
    void anUnknownRef() {
        try (Trial trial = new Trial(Engines.onlyDocker(), folder).files("Dockerfile", SLEEPS)) {
            RunnerException failure = trial.failure(trial.app().ref("mian"), ErrorCode.GIT_REF_NOT_FOUND);

            assertThat(failure).hasMessageContainingAll("mian", "main", trial.git.url(trial.name));
            trial.assertNothingLeft();
        }
    }

    @Test
    void anEmptyRepository() {
        try (Trial trial = new Trial(Engines.onlyDocker(), folder)) {
            RunnerException failure = trial.failure(trial.app(), ErrorCode.GIT_REF_NOT_FOUND);

            assertThat(failure).hasMessageContainingAll(trial.git.url(trial.name), "empty");
            trial.assertNothingLeft();
        }
    }

    @Test
    void brokenYaml() {
        try (Trial trial = new Trial(Engines.onlyDocker(), folder)
                .files("Dockerfile", SLEEPS, ".runner/config.yml", "runner:\n  port: [8080\n  build: x\n")) {
            RunnerException failure = trial.failure(trial.app(), ErrorCode.INVALID_CONFIGURATION);

            assertThat(failure).hasMessageContainingAll(".runner/config.yml:3:");
            trial.assertNothingLeft();
        }
    }

    @Test
    void aMemoryLimitBelowTheLeast() {
        try (Trial trial = new Trial(Engines.onlyDocker(), folder)) {
            assertThatThrownBy(() -> trial.app().limits(limits -> limits.memory("4m")))
                    .isInstanceOfSatisfying(
                            RunnerException.class,
                            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION))
                    .hasMessageContainingAll("memory limit", "4m", "6m");
        }
    }

    @Test
    void aMissingDockerfile() {
        try (Trial trial =
                new Trial(Engines.onlyDocker(), folder).files("README", "hello", "docker/Dockerfile.prod", SLEEPS)) {
            RunnerException failure = trial.failure(trial.app(), ErrorCode.DOCKERFILE_NOT_FOUND);

            assertThat(failure).hasMessageContainingAll("no file Dockerfile", trial.git.url(trial.name), "README");
            trial.assertNothingLeft();
        }
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void aStepThatFails(Engine engine) {
        String fails = "FROM busybox\nRUN echo NAME says it is broken && exit 3\n";
        try (Trial trial = new Trial(engine, folder).files("Dockerfile", fails)) {
            RunnerException failure = trial.failure(trial.app(), ErrorCode.DOCKER_BUILD_FAILED);

            assertThat(failure).hasMessageContainingAll(trial.name, "Dockerfile", "Dockerfile:2", "exit code 3");
            assertThat(failure.evidence())
                    .anySatisfy(each ->
                            assertThat(String.join("\n", each.lines())).contains(trial.name + " says it is broken"));
            trial.assertNothingLeft();
        }
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void aBaseImageThatCannotBePulled(Engine engine) {
        String base = "127.0.0.1:1/acme/NAME:1.0";
        try (Trial trial = new Trial(engine, folder).files("Dockerfile", "FROM " + base + "\n")) {
            RunnerException failure = trial.failure(trial.app(), ErrorCode.REGISTRY_UNAVAILABLE);

            assertThat(failure).hasMessageContainingAll(trial.name, "127.0.0.1:1", "Dockerfile", "refused");
            trial.assertNothingLeft();
        }
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void aCommandThatDoesNotExist(Engine engine) {
        try (Trial trial = new Trial(engine, folder).files("Dockerfile", SLEEPS)) {
            RunnerException failure =
                    trial.failure(trial.app().command("/no/such/program"), ErrorCode.CONTAINER_COMMAND_INVALID);

            assertThat(failure).hasMessageContainingAll(trial.name, "/no/such/program", "Check command");
            trial.assertNothingLeft();
        }
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void aContainerThatExitsAtOnce(Engine engine) {
        try (Trial trial = new Trial(engine, folder).files("Dockerfile", SLEEPS)) {
            RunnerException failure = trial.failure(
                    trial.app().command("/bin/busybox", "sh", "-c", "echo no configuration; exit 7"),
                    ErrorCode.CONTAINER_FAILED);

            assertThat(failure)
                    .hasMessageContainingAll(trial.name, "exit code 7", "before it was ready", "no configuration");
            trial.assertNothingLeft();
        }
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void anExactPortInUse(Engine engine) throws IOException {
        try (Trial trial = new Trial(engine, folder).files("Dockerfile", SLEEPS)) {
            Instance holder = trial.app()
                    .port(8080, port -> port.any())
                    .healthCheck(HealthCheck.none())
                    .start();
            int taken = holder.endpoint(8080).port();

            RunnerException failure =
                    trial.failure(trial.app().port(8080, port -> port.exactly(taken)), ErrorCode.PORT_ALREADY_IN_USE);

            assertThat(failure).hasMessageContainingAll(taken + "/tcp", "the container " + trial.name, "Free it");
            holder.stop();
        }
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void anExactPortThatAProgramHolds(Engine engine) throws IOException {
        try (Trial trial = new Trial(engine, folder).files("Dockerfile", SLEEPS);
                ServerSocket program = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int taken = program.getLocalPort();

            RunnerException failure =
                    trial.failure(trial.app().port(8080, port -> port.exactly(taken)), ErrorCode.PORT_ALREADY_IN_USE);

            assertThat(failure)
                    .hasMessageContainingAll(taken + "/tcp on 127.0.0.1", "a program outside the engine", "Free it");
            trial.assertNothingLeft();
        }
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void aHealthPathThatAnswers500(Engine engine) {
        String serves500 = "FROM busybox\nCMD [\"/bin/busybox\", \"nc\", \"-ll\", \"-p\", \"8080\", \"-e\","
                + " \"/bin/busybox\", \"printf\", \"HTTP/1.0 500 Broken\\\\r\\\\nContent-Length: 0\\\\r\\\\n\\\\r\\\\n\"]\n# NAME\n";
        try (Trial trial = new Trial(engine, folder).files("Dockerfile", serves500)) {
            HealthCheck check = HealthCheck.http("/health").retries(2).interval(Duration.ofMillis(500));

            RunnerException failure = trial.failure(
                    trial.app().port(8080, port -> port.any()).healthCheck(check), ErrorCode.CONTAINER_FAILED);

            assertThat(failure).hasMessageContainingAll(trial.name, "health check", "GET /health", "500");
            trial.assertNothingLeft();
        }
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void anEngineThatRestartsInTheBuild(Engine engine) {
        breaksOff(engine, "POST \\S*/build", "build image runner4j/NAME");
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void anEngineThatRestartsAtCreate(Engine engine) {
        breaksOff(engine, "POST \\S*/containers/create", "create container NAME");
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void anEngineThatRestartsAtStart(Engine engine) {
        breaksOff(engine, "POST \\S*/start", "start container NAME");
    }

    private void breaksOff(Engine engine, String moment, String what) {
        try (FailingEngine failing = FailingEngine.restarts(engine, folder, moment);
                Trial trial = new Trial(engine, folder).files("Dockerfile", SLEEPS)) {
            trial.runner(builder -> builder.daemon(failing.address()));

            RunnerException failure = trial.failure(trial.app(), ErrorCode.DOCKER_DAEMON_NOT_RUNNING);

            assertThat(failing.failed()).isTrue();
            assertThat(failure)
                    .hasMessageContainingAll(what.replace("NAME", trial.name), failing.address(), "Start Docker");
            assertThat(failure.getSuppressed()).isEmpty();
            trial.assertNothingLeft();
        }
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void anEngineThatDiesAtStart(Engine engine) {
        dies(engine, "POST \\S*/start", "start container");
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void anEngineThatDiesWhileWeWait(Engine engine) {
        dies(engine, "GET \\S*/containers/[^/?]+/json", "inspect container");
    }

    /** What a dead engine holds is out of reach; the next runner of the same owner collects it. */
    private void dies(Engine engine, String moment, String what) {
        try (FailingEngine failing = FailingEngine.dies(engine, folder, moment);
                Trial trial = new Trial(engine, folder).files("Dockerfile", SLEEPS)) {
            trial.runner(builder -> builder.daemon(failing.address()));

            RunnerException failure = trial.failure(trial.app(), ErrorCode.DOCKER_DAEMON_NOT_RUNNING);

            assertThat(failure).hasMessageContainingAll(what, trial.name, failing.address(), "Start Docker");
            trial.close();
            assertThat(Trial.threads()).isEmpty();
            // None when the last call of the undo still reached the engine.
            assertThat(trial.next().cleanUp()).isLessThanOrEqualTo(1);
            assertThat(trial.containers()).isEmpty();
        }
    }
}
