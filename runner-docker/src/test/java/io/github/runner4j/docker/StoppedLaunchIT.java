package io.github.runner4j.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.Operation;
import io.github.runner4j.RunBuilder;
import io.github.runner4j.config.HealthCheck;
import io.github.runner4j.config.Settings;
import io.github.runner4j.docker.testing.Engines;
import io.github.runner4j.docker.testing.Engines.Engine;
import io.github.runner4j.docker.testing.FailingEngine;
import io.github.runner4j.docker.testing.Trial;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.event.RunEvent;
import io.github.runner4j.event.Stage;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.instance.InstanceState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A launch that is ended early, at each stage, by the caller or by the clock: it ends promptly and leaves nothing. */
class StoppedLaunchIT {

    private static final String ENGINES = "io.github.runner4j.docker.testing.Engines#all";
    private static final String SLEEPS = "FROM busybox\nCMD [\"/bin/busybox\", \"sleep\", \"600\"]\n# NAME\n";
    private static final String BUILDS_FOR_EVER = "FROM busybox\nRUN echo NAME is at it; sleep 600\n";
    private static final HealthCheck NEVER = HealthCheck.exec("/bin/busybox", "false");

    /** An ended launch has nothing to wait for but the engine's removal of what there is. */
    private static final Duration PROMPTLY = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @Test
    void byTheCallerInTheFetch() {
        try (Trial trial = new Trial(Engines.onlyDocker(), folder).files("Dockerfile", SLEEPS)) {
            CountDownLatch asked = trial.hangsInFetch();

            cancelled(trial, trial.app(), asked, Stage.FETCH);
        }
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void byTheCallerInTheBuild(Engine engine) {
        try (Trial trial = new Trial(engine, folder).files("Dockerfile", BUILDS_FOR_EVER)) {
            CountDownLatch building = new CountDownLatch(1);
            RunBuilder app = trial.app().onEvent(event -> {
                if (event instanceof RunEvent.OutputPrinted output
                        && output.line().equals(trial.name + " is at it")) {
                    building.countDown();
                }
            });

            cancelled(trial, app, building, Stage.BUILD);
        }
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void byTheCallerAtTheStart(Engine engine) {
        try (Trial trial = new Trial(engine, folder).files("Dockerfile", SLEEPS)) {
            CountDownLatch starting = new CountDownLatch(1);

            cancelled(trial, trial.app().onEvent(begins(Stage.START, starting)::accept), starting, Stage.START);
        }
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void byTheCallerWhileItWaits(Engine engine) {
        try (Trial trial = new Trial(engine, folder).files("Dockerfile", SLEEPS)) {
            CountDownLatch waiting = new CountDownLatch(1);
            RunBuilder app = trial.app().healthCheck(NEVER).onEvent(event -> {
                if (event instanceof RunEvent.StageProgressed progress && progress.stage() == Stage.WAIT) {
                    waiting.countDown();
                }
            });

            cancelled(trial, app, waiting, Stage.WAIT);
        }
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void byTheDeadlineInTheBuild(Engine engine) {
        try (Trial trial = new Trial(engine, folder).files("Dockerfile", BUILDS_FOR_EVER)) {
            RunBuilder app = trial.app().deadline(Duration.ofSeconds(4));

            RunnerException failure = trial.failure(app, ErrorCode.DOCKER_OPERATION_TIMEOUT);

            assertThat(failure).hasMessageContainingAll("The launch of " + trial.name, "4 s (deadline)");
            assertThat(stageOf(trial)).isEqualTo(Stage.BUILD);
            trial.assertNothingLeft();
        }
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void byTheDeadlineWhileItWaits(Engine engine) {
        try (Trial trial = new Trial(engine, folder).files("Dockerfile", SLEEPS)) {
            trial.app().start().stop();
            RunBuilder app = trial.app().healthCheck(NEVER).deadline(Duration.ofSeconds(5));

            RunnerException failure = trial.failure(app, ErrorCode.DOCKER_OPERATION_TIMEOUT);

            assertThat(failure).hasMessageContainingAll("The launch of " + trial.name, "5 s (deadline)");
            assertThat(stageOf(trial)).isEqualTo(Stage.WAIT);
            trial.assertNoContainerLeft();
        }
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void byTheDeadlineInTheStart(Engine engine) {
        startHangs(engine, "/containers/[^/]+/start");
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void byTheDeadlineInTheCreation(Engine engine) {
        startHangs(engine, "/containers/create");
    }

    /** The engine does what it is asked, but its answer never comes. */
    private void startHangs(Engine engine, String moment) {
        try (Trial trial = new Trial(engine, folder).files("Dockerfile", SLEEPS);
                FailingEngine hanging = FailingEngine.hangs(engine, folder, "^POST [^ ]*" + moment)) {
            trial.runner(builder -> builder.daemon(hanging.address()));
            RunBuilder app = trial.app().deadline(Duration.ofSeconds(6));

            RunnerException failure = trial.failure(app, ErrorCode.DOCKER_OPERATION_TIMEOUT);

            assertThat(hanging.failed()).isTrue();
            assertThat(failure).hasMessageContainingAll("The launch of " + trial.name, "6 s (deadline)");
            assertThat(stageOf(trial)).isEqualTo(Stage.START);
            trial.assertNothingLeft();
        }
    }

    @Test
    void byTheTimeForTheFetch() {
        try (Trial trial = new Trial(Engines.onlyDocker(), folder).files("Dockerfile", SLEEPS)) {
            trial.hangsInFetch();
            settings(trial, settings -> settings.fetchTimeout(Duration.ofSeconds(1)));

            RunnerException failure = trial.failure(trial.app(), ErrorCode.DOCKER_OPERATION_TIMEOUT);

            assertThat(failure).hasMessageContainingAll("Fetching " + trial.git.url(trial.name), "1 s (fetchTimeout)");
            trial.assertNothingLeft();
        }
    }

    @Test
    void byTheTimeForTheBuild() {
        try (Trial trial = new Trial(Engines.onlyDocker(), folder).files("Dockerfile", BUILDS_FOR_EVER)) {
            settings(trial, settings -> settings.buildTimeout(Duration.ofSeconds(10)));

            RunnerException failure = trial.failure(trial.app(), ErrorCode.DOCKER_OPERATION_TIMEOUT);

            assertThat(failure).hasMessageContainingAll("Building Dockerfile of " + trial.name, "10 s (buildTimeout)");
            assertThat(failure.evidence())
                    .anySatisfy(each -> assertThat(each.kind()).isEqualTo("build-output"));
            trial.assertNothingLeft();
        }
    }

    @Test
    void byTheTimeForTheStartWhileItWaits() {
        try (Trial trial = new Trial(Engines.onlyDocker(), folder).files("Dockerfile", SLEEPS)) {
            settings(trial, settings -> settings.runTimeout(Duration.ofSeconds(5)));

            RunnerException failure = trial.failure(trial.app().healthCheck(NEVER), ErrorCode.DOCKER_OPERATION_TIMEOUT);

            assertThat(failure).hasMessageContainingAll("Starting " + trial.name, "5 s (runTimeout)");
            assertThat(failure.evidence())
                    .anySatisfy(each -> assertThat(each.kind()).isEqualTo("state"));
            trial.assertNothingLeft();
        }
    }

    @Test
    void byTheTimeForTheConnection() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String address = "tcp://127.0.0.1:" + silent.getLocalPort();

            assertThatThrownBy(() -> DockerRunner.builder()
                            .daemon(address)
                            .settings(settings -> settings.connectionTimeout(Duration.ofSeconds(1)))
                            .build())
                    .isInstanceOfSatisfying(
                            RunnerException.class,
                            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.DOCKER_OPERATION_TIMEOUT))
                    .hasMessageContainingAll(address, "1 s");
            assertThat(Trial.threads()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void byTheEndOfItsLifetime(Engine engine) throws InterruptedException {
        try (Trial trial = new Trial(engine, folder).files("Dockerfile", SLEEPS)) {
            CountDownLatch stopped = new CountDownLatch(1);
            Instance instance = trial.app()
                    .lifetime(Duration.ofSeconds(3))
                    .stopGracePeriod(Duration.ZERO)
                    .onEvent(event -> {
                        if (event instanceof RunEvent.StateChanged change && change.state() == InstanceState.STOPPED) {
                            stopped.countDown();
                        }
                    })
                    .start();

            assertThat(stopped.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(trial.runner().instance(instance.id())).isEmpty();
            trial.assertNoContainerLeft();
        }
    }

    private static java.util.function.Consumer<RunEvent> begins(Stage stage, CountDownLatch latch) {
        return event -> {
            if (event instanceof RunEvent.StageStarted started && started.stage() == stage) {
                latch.countDown();
            }
        };
    }

    private static void cancelled(Trial trial, RunBuilder app, CountDownLatch moment, Stage stage) {
        Operation<Instance> launch = app.launch();
        await(moment, launch);

        long begun = System.nanoTime();
        boolean ended = launch.cancel();
        Duration took = Duration.ofNanos(System.nanoTime() - begun);

        assertThat(ended).isTrue();
        assertThat(launch.done()).isTrue();
        assertThat(took).isLessThan(PROMPTLY);
        assertThatThrownBy(launch::await)
                .isInstanceOfSatisfying(RunnerException.class, failure -> {
                    assertThat(failure.code()).isEqualTo(ErrorCode.OPERATION_CANCELLED);
                    assertThat(failure.getSuppressed()).isEmpty();
                })
                .hasMessageContaining(trial.name);
        assertThat(stageOf(trial)).isEqualTo(stage);
        trial.assertNothingLeft();
    }

    private static void await(CountDownLatch moment, Operation<Instance> launch) {
        try {
            assertThat(moment.await(60, TimeUnit.SECONDS)).as(launch.progress()).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stage stageOf(Trial trial) {
        return trial.runner().errors().get(0).stage();
    }

    private static void settings(Trial trial, UnaryOperator<Settings.Builder> change) {
        trial.runner(builder -> builder.settings(change));
    }
}
