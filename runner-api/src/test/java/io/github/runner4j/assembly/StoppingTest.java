package io.github.runner4j.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.runner4j.Operation;
import io.github.runner4j.config.HealthCheck;
import io.github.runner4j.config.WhenClosed;
import io.github.runner4j.config.WhenRunning;
import io.github.runner4j.container.ContainerException;
import io.github.runner4j.container.LogQuery;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.error.OperationStoppedException;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.event.RunEvent;
import io.github.runner4j.event.Stage;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.instance.InstanceState;
import io.github.runner4j.testing.MemoryEngine;
import io.github.runner4j.testing.MemoryEngine.Program;
import io.github.runner4j.testing.Script;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class StoppingTest {

    private final House house = House.open();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void theHandleOfAContainerThatLostItsPortDoesNotForgetTheInstance() {
        AtomicReference<Instance> early = new AtomicReference<>();
        house.script.once("start", context -> {
            early.set(house.runner.instances().get(0));
            throw new ContainerException(Failure.of(ErrorCode.PORT_ALREADY_IN_USE, "The port is taken."), null);
        });
        Instance instance = house.component("hello").port(8080).start();

        early.get().stop();

        assertThat(instance.id()).isEqualTo(early.get().id());
        assertThat(instance.state()).isEqualTo(InstanceState.RUNNING);
        house.runner.close();
        assertThat(house.engine.containers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fetch",
                "fetched",
                "image.find",
                "image.build",
                "create",
                "created",
                "start",
                "started",
                "inspect"
            })
    void cancelEndsALaunchWhereverItIs(String moment) {
        house.script.once(moment, Script.blocks());
        Operation<Instance> launch = house.component("hello").launch();
        house.script.await(moment, 1);

        assertThat(launch.cancel()).isTrue();

        assertThat(launch.done()).isTrue();
        assertThatThrownBy(launch::await)
                .isInstanceOf(OperationStoppedException.class)
                .hasMessage("The launch of hello was cancelled.");
        assertThat(launch.cancel()).isTrue();
        assertThat(house.images.references()).isEmpty();
        house.assertNothingLeft();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fetch",
                "fetched",
                "image.find",
                "image.build",
                "create",
                "created",
                "start",
                "started",
                "inspect"
            })
    void cancelEndsALaunchWhosePortComesBackAllTheSame(String moment) {
        house.script.once(moment, Script.comesTooLate());
        Operation<Instance> launch = house.component("hello").launch();
        house.script.await(moment, 1);

        assertThat(launch.cancel()).isTrue();

        assertThat(house.images.references()).isEmpty();
        assertThat(house.runner.removeImage("runner4j/hello:none")).isFalse();
        house.assertNothingLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fetch", "image.find", "image.build", "create", "created", "start", "started", "inspect"})
    void theDeadlineEndsALaunchWhereverItIs(String moment) {
        house.script.once(moment, Script.blocks());

        RunnerException failure = house.failure(house.component("hello").deadline(Duration.ofMillis(300)));

        assertThat(failure.code()).isEqualTo(ErrorCode.DOCKER_OPERATION_TIMEOUT);
        assertThat(failure).hasMessageContaining("The launch of hello").hasMessageContaining("300 ms (deadline)");
        assertThat(house.images.references()).isEmpty();
        house.assertNothingLeft();
    }

    @Test
    void theDeadlineEndsTheWaitForReadiness() {
        house.engine.program(spec -> Program.running().health("starting"));

        RunnerException failure = house.failure(
                house.bare("hello").healthCheck(HealthCheck.image()).deadline(Duration.ofMillis(300)));

        assertThat(failure.code()).isEqualTo(ErrorCode.DOCKER_OPERATION_TIMEOUT);
        assertThat(failure.evidence()).anyMatch(each -> each.kind().equals("state"));
        house.assertNothingLeft();
    }

    @Test
    void acceptsADeadlineLongerThanClocksCount() {
        Instance app = house.component("hello")
                .deadline(Duration.ofSeconds(Long.MAX_VALUE))
                .start();

        assertThat(app.state()).isEqualTo(InstanceState.RUNNING);
        assertThatThrownBy(() -> house.component("hello").deadline(Duration.ZERO))
                .hasMessageContaining("positive");
    }

    @Test
    void cancelWhileLookingForWhatRunsIsPromptToo() {
        house.script.once("list", Script.blocks());
        Operation<Instance> launch =
                house.component("hello").whenRunning(WhenRunning.RETURN).launch();
        house.script.await("list", 2);

        assertThat(launch.cancel()).isTrue();
    }

    @Test
    void cancelAfterSuccessChangesNothing() throws InterruptedException {
        Operation<Instance> launch = house.component("hello").launch();
        Instance app = launch.await();

        assertThat(launch.cancel()).isFalse();
        assertThat(app.state()).isEqualTo(InstanceState.RUNNING);
    }

    @Test
    void cancelAfterAFailureIsNotWhatEndedIt() {
        house.script.once("create", Script.fails(StoppingTest::refusal));
        Operation<Instance> launch = house.component("hello").launch();
        assertThat(catchThrowable(launch::await)).isInstanceOf(ContainerException.class);

        assertThat(launch.cancel()).isFalse();
    }

    private static ContainerException refusal() {
        return new ContainerException(Failure.of(ErrorCode.DOCKER_OPERATION_FAILED, "No."), null);
    }

    @Test
    void aWaitThatEndsEarlyLeavesTheLaunchGoing() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        house.script.once("image.build", Script.waitsFor(go));
        Operation<Instance> launch = house.component("hello").launch();
        house.script.await("image.build", 1);

        assertThat(launch.await(Duration.ofMillis(1))).isEmpty();
        assertThat(launch.progress()).startsWith("build");
        assertThat(house.runner.launches()).containsExactly(launch);
        go.countDown();

        assertThat(launch.await(Duration.ofSeconds(Long.MAX_VALUE))).isPresent();
        assertThat(house.runner.launches()).isEmpty();
    }

    @Test
    void anInterruptOfStartCancelsAndKeepsTheFlag() throws InterruptedException {
        house.script.once("image.build", Script.blocks());
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicBoolean flag = new AtomicBoolean();
        Thread caller = new Thread(() -> {
            thrown.set(catchThrowable(() -> house.component("hello").start()));
            flag.set(Thread.currentThread().isInterrupted());
        });
        caller.start();
        house.script.await("image.build", 1);

        caller.interrupt();
        caller.join(10_000);

        assertThat(thrown.get())
                .isInstanceOf(OperationStoppedException.class)
                .hasMessageContaining("its thread was interrupted")
                .hasMessageContaining("Nothing of it is left");
        assertThat(flag).isTrue();
        house.assertNothingLeft();
    }

    @Test
    void anInterruptThatComesTooLateLosesNoInstance() {
        CompletableFuture<Instance> started = new CompletableFuture<>();
        CountDownLatch go = new CountDownLatch(1);
        AtomicBoolean flag = new AtomicBoolean();
        // Replacing stops the old one after the new one is ready, when a cancel comes too late.
        house.started("hello");
        house.script.once("stop", Script.waitsFor(go));
        Thread caller = new Thread(() -> {
            started.complete(
                    house.component("hello").whenRunning(WhenRunning.REPLACE).start());
            flag.set(Thread.currentThread().isInterrupted());
        });
        caller.start();
        house.script.await("stop", 1);

        caller.interrupt();
        go.countDown();

        assertThat(started.orTimeout(10, TimeUnit.SECONDS).join().state()).isEqualTo(InstanceState.RUNNING);
        Eventually.holds(flag::get, () -> "the flag was lost");
    }

    @Test
    void closeOnAnInterruptedThreadStillCleansUp() {
        house.started("hello");
        house.script.once("image.find", Script.blocks());
        house.component("other").launch();
        house.script.await("image.find", 2);

        Thread.currentThread().interrupt();
        house.runner.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(house.threads.alive()).isZero();
        house.assertNothingLeft();
    }

    @Test
    void closeEndsManyLaunchesTogether() {
        house.script.always("fetch", Script.blocks());
        List<Operation<Instance>> launches = IntStream.range(0, 20)
                .mapToObj(i -> house.component("c" + i).launch())
                .toList();
        house.script.await("fetch", 20);

        house.runner.close();

        assertThat(launches).allMatch(Operation::done);
        assertThatThrownBy(() -> house.component("late").launch()).hasMessageContaining("closed");
        assertThatThrownBy(() -> house.runner.instances())
                .isInstanceOf(ContainerException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void closeEndsLogsThatAreFollowed() throws InterruptedException {
        house.engine.program(spec -> Program.running("one", "two"));
        List<String> lines = new CopyOnWriteArrayList<>();
        Instance app = house.started("hello");
        var following = app.follow(LogQuery.all(), line -> lines.add(line.text()));
        Eventually.holds(() -> lines.size() == 2, lines::toString);

        house.runner.close();

        following.await();
        assertThat(house.threads.alive()).isZero();
    }

    @Test
    void aListenerThatThrowsHarmsNobody() {
        house.runner.events(event -> {
            throw new IllegalStateException("a listener's mistake");
        });
        house.runner.events(event -> {
            throw new AssertionError("another's");
        });
        List<RunEvent> own = new CopyOnWriteArrayList<>();

        house.component("hello").onEvent(own::add).start();

        house.events(RunEvent.StageFinished.class::isInstance, 5);
        Eventually.holds(
                () -> own.stream()
                                .filter(RunEvent.StageFinished.class::isInstance)
                                .count()
                        == 5,
                own::toString);
    }

    @Test
    void aSlowListenerHoldsUpNoLaunch() {
        CountDownLatch go = new CountDownLatch(1);
        house.runner.events(event -> Script.waitsFor(go).act(new NoContext()));

        Instance app = house.started("hello");
        go.countDown();

        assertThat(app.state()).isEqualTo(InstanceState.RUNNING);
    }

    @Test
    void aListenerMayCancelAndClose() {
        house.script.always("image.build", Script.blocks());
        AtomicReference<Operation<Instance>> launch = new AtomicReference<>();
        CountDownLatch known = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        house.runner.events(event -> {
            Script.waitsFor(known).act(new NoContext());
            if (event instanceof RunEvent.Failed) {
                house.runner.close();
                closed.countDown();
            }
        });
        launch.set(house.component("hello").launch());
        known.countDown();
        house.script.await("image.build", 1);
        launch.get().cancel();

        Eventually.holds(() -> closed.getCount() == 0, () -> "close() waits for its own thread");
    }

    @Test
    void subscriptionsAreTakenBackOnce() {
        List<RunEvent> heard = new CopyOnWriteArrayList<>();
        java.util.function.Consumer<RunEvent> same = heard::add;
        var first = house.runner.events(same);
        house.runner.events(same);
        first.close();
        first.close();

        house.started("hello");

        house.events(RunEvent.StateChanged.class::isInstance, 2);
        Eventually.holds(
                () -> heard.stream()
                                .filter(RunEvent.StateChanged.class::isInstance)
                                .count()
                        == 2,
                heard::toString);
    }

    @Test
    void aRestartIsNoFailure() {
        Instance app = house.started("hello");
        house.script.await("events", 1);
        house.script.once("start", Script.runs(() -> house.engine.end(app.containerId(), 143)));

        app.restart();

        assertThat(app.state()).isEqualTo(InstanceState.RUNNING);
        assertThat(house.runner.errors(app.id())).isEmpty();
    }

    @Test
    void noticesAnEndThatNobodyAskedFor() {
        Instance app = house.started("hello");
        house.script.await("events", 1);

        house.engine.end(app.containerId(), 3);

        Eventually.holds(() -> !house.runner.errors(app.id()).isEmpty(), () -> "no error");
        assertThat(app.state()).isEqualTo(InstanceState.ERROR);
        assertThat(app.exitCode()).hasValue(3);
    }

    @Test
    void noticesAnEndThoughTheEngineDoesNotAnswerAtFirst() {
        Instance app = house.started("hello");
        house.script.await("events", 1);
        house.script.once(
                "inspect",
                Script.fails(() -> new ContainerException(
                        Failure.of(ErrorCode.DOCKER_OPERATION_FAILED, "The engine is busy."), null)));

        house.engine.end(app.containerId(), 3);

        Eventually.holds(() -> !house.runner.errors(app.id()).isEmpty(), () -> "no error");
        assertThat(house.runner.errors(app.id()).get(0).stage()).isEqualTo(Stage.RUN);
    }

    @Test
    void noticesAProgramThatEndsRightAfterARestart() {
        Instance app = house.component("hello").healthCheck(HealthCheck.none()).start();
        house.script.await("events", 1);
        house.engine.program(spec -> MemoryEngine.Program.ending(3));
        house.script.once("start", Script.runs(() -> house.engine.end(app.containerId(), 143)));

        assertThatThrownBy(app::restart).hasMessageContaining("exit code 3");

        Eventually.holds(() -> !house.runner.errors(app.id()).isEmpty(), () -> "no error");
        assertThat(app.state()).isEqualTo(InstanceState.ERROR);
    }

    @Test
    void noticesThatSomebodyElseRemovedIt() {
        Instance app = house.started("hello");
        house.script.await("events", 1);
        house.script.once("inspect", Script.runs(() -> house.engine.remove(app.containerId(), new NoContext())));

        house.engine.end(app.containerId(), 137);

        Eventually.holds(() -> !house.runner.errors(app.id()).isEmpty(), () -> "no error");
        assertThat(house.runner.errors(app.id()).get(0).toString()).contains("removed by somebody else");
        assertThat(app.state()).isEqualTo(InstanceState.STOPPED);
    }

    @Test
    void triesAgainToStopAnInstanceWhoseTimeIsOver() {
        house.script.once(
                "stop",
                Script.fails(() -> new ContainerException(
                        Failure.of(ErrorCode.DOCKER_OPERATION_FAILED, "The engine is busy."), null)));

        house.component("hello").lifetime(Duration.ofMillis(100)).start();

        house.script.await("stop", 1);
        Eventually.holds(() -> house.engine.containers().isEmpty(), () -> "it outlives its lifetime");
    }

    @Test
    void ofTwoThatReplaceEachOtherOneStays() {
        house.started("hello");
        CountDownLatch both = new CountDownLatch(1);
        house.script.always("started", Script.waitsFor(both));
        Operation<Instance> one =
                house.component("hello").whenRunning(WhenRunning.REPLACE).launch();
        Operation<Instance> two =
                house.component("hello").whenRunning(WhenRunning.REPLACE).launch();
        house.script.await("started", 3);

        both.countDown();
        Eventually.holds(() -> one.done() && two.done(), () -> "they wait for each other");

        assertThat(house.engine.containers()).hasSize(1);
    }

    @Test
    void runsNoCommandOfNoWords() {
        Instance app = house.started("hello");

        assertThatThrownBy(app::exec)
                .isInstanceOfSatisfying(
                        RunnerException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION))
                .hasMessageContaining("no command");
    }

    @Test
    void leavesWhatRunsWhenToldSo() {
        House leaving = house.next(settings -> settings.whenClosed(WhenClosed.LEAVE));
        leaving.started("hello");
        leaving.runner.close();

        assertThat(house.runner.cleanUp()).isEqualTo(1);
        house.assertNothingLeft();
    }
}
