package io.github.runner4j.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.config.HealthCheck;
import io.github.runner4j.config.ImageCleanupPolicy;
import io.github.runner4j.config.WhenRunning;
import io.github.runner4j.container.ContainerException;
import io.github.runner4j.container.PortBinding;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Evidence;
import io.github.runner4j.error.Failure;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.error.UnexpectedException;
import io.github.runner4j.event.RunEvent;
import io.github.runner4j.event.Stage;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.instance.InstanceState;
import io.github.runner4j.testing.MemoryEngine.Program;
import io.github.runner4j.testing.MemoryTree;
import io.github.runner4j.testing.Script;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineTest {

    private final House house = House.open();

    @AfterEach
    void close() {
        house.close();
    }

    private static ContainerException refusal(String message) {
        return new ContainerException(Failure.of(ErrorCode.DOCKER_OPERATION_FAILED, message), null);
    }

    @Test
    void runsTheStagesInOrderAndTellsOfEach() {
        Instance app = house.component("hello").start();

        List<RunEvent> told = house.events(each -> !(each instanceof RunEvent.OutputPrinted), 12);
        assertThat(told.stream().map(PipelineTest::word))
                .containsExactly(
                        "STARTING",
                        "fetch begins",
                        "fetch ends",
                        "plan begins",
                        "plan ends",
                        "build begins",
                        "build ends",
                        "start begins",
                        "start ends",
                        "wait begins",
                        "wait ends",
                        "RUNNING");
        assertThat(told).allMatch(each -> each.instanceId().equals(app.id()));
        assertThat(app.state()).isEqualTo(InstanceState.RUNNING);
    }

    private static String word(RunEvent event) {
        if (event instanceof RunEvent.StageStarted started) {
            return started.stage().word() + " begins";
        }
        if (event instanceof RunEvent.StageFinished finished) {
            return finished.stage().word() + " ends";
        }
        return event instanceof RunEvent.StateChanged changed
                ? changed.state().name()
                : event.getClass().getSimpleName();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fetch", "image.find", "image.build", "create", "created", "start", "started", "inspect"})
    void leavesNothingWhenAStageFails(String moment) {
        house.script.once(moment, Script.fails(() -> refusal("The port is out of order.")));

        RunnerException failure = house.failure(house.component("hello"));

        assertThat(failure).hasMessage("The port is out of order.");
        assertThat(house.images.references()).isEmpty();
        house.assertNothingLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fetch", "image.find", "image.build", "create", "created", "start", "started", "inspect"})
    void leavesNothingWhenAPortThrowsWhatItShouldNot(String moment) {
        house.script.once(moment, Script.fails(() -> new IllegalStateException("a mistake")));

        RunnerException failure = house.failure(house.component("hello"));

        assertThat(failure.code()).isEqualTo(ErrorCode.UNKNOWN_ERROR);
        assertThat(failure).hasMessageContaining("hello").hasMessageContaining("a mistake");
        assertThat(house.images.references()).isEmpty();
        house.assertNothingLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fetch", "image.find", "image.build", "create", "created", "start", "started", "inspect"})
    void leavesNothingWhenAPortBreaks(String moment) {
        house.script.once(moment, Script.breaks(() -> new NoClassDefFoundError("org/example/Missing")));

        RunnerException failure = house.failure(house.component("hello"));

        assertThat(failure).isInstanceOf(UnexpectedException.class).hasMessageContaining("org/example/Missing");
        assertThat(house.images.references()).isEmpty();
        house.assertNothingLeft();
    }

    @Test
    void undoesInReverseAndSuppressesWhatFailsMeanwhile() {
        house.script.once("started", Script.fails(() -> refusal("It does not start.")));
        house.script.once("remove", Script.fails(() -> refusal("It cannot be removed.")));
        house.script.once("image.remove", Script.fails(() -> refusal("The image stays.")));

        RunnerException failure = house.failure(house.component("hello"));

        assertThat(failure).hasMessage("It does not start.");
        assertThat(failure.getSuppressed())
                .extracting(Throwable::getMessage)
                .containsExactly("It cannot be removed.", "The image stays.");
        assertThat(house.script.reached()).containsSubsequence("started", "remove", "image.remove");
        house.engine.containers().values().forEach(each -> house.engine.remove(each.id(), new NoContext()));
    }

    @Test
    void survivesAnEngineThatThrowsTheSameExceptionAgain() {
        ContainerException same = refusal("Always the same.");
        house.script.always("start", Script.fails(() -> same));
        house.script.once("remove", Script.fails(() -> same));

        RunnerException failure = house.failure(house.component("hello"));

        assertThat(failure).hasMessage("Always the same.");
        house.engine.containers().values().forEach(each -> house.engine.remove(each.id(), new NoContext()));
    }

    @Test
    void explainsAContainerThatEndsAtOnce() {
        house.engine.program(spec -> Program.ending(3, "loading", "no such table: users"));

        RunnerException failure = house.failure(house.bare("hello").port(8080));

        assertThat(failure.code()).isEqualTo(ErrorCode.CONTAINER_FAILED);
        assertThat(failure)
                .hasMessageContaining("hello")
                .hasMessageContaining("exit code 3")
                .hasMessageContaining("no such table: users");
        assertThat(failure.evidence()).extracting(Evidence::kind).containsExactly("state", "log", "timeline");
        assertThat(evidence(failure, "log")).containsExactly("loading", "no such table: users");
        assertThat(evidence(failure, "timeline"))
                .anyMatch(line -> line.contains("fetch begins"))
                .last()
                .asString()
                .contains("wait fails: CONTAINER_FAILED");
        house.assertNothingLeft();
    }

    @Test
    void explainsAnEndEvenWhenTheLogCannotBeRead() {
        house.engine.program(spec -> Program.ending(3));
        house.script.always("logs", Script.fails(() -> refusal("This log driver cannot be read.")));

        RunnerException failure = house.failure(house.component("hello"));

        assertThat(failure.code()).isEqualTo(ErrorCode.CONTAINER_FAILED);
        assertThat(failure).hasMessageContaining("exit code 3");
        assertThat(evidence(failure, "state")).contains("exit code: 3");
    }

    private static List<String> evidence(RunnerException failure, String kind) {
        return failure.evidence().stream()
                .filter(each -> each.kind().equals(kind))
                .findFirst()
                .orElseThrow()
                .lines();
    }

    @ParameterizedTest
    @CsvSource({"ALWAYS,false", "ON_ERROR,false", "NEVER,true"})
    void keepsTheImageOfAFailedLaunchAsThePolicySays(ImageCleanupPolicy policy, boolean kept) {
        house.engine.program(spec -> Program.ending(1));

        house.failure(house.component("hello").imageCleanup(policy));

        assertThat(!house.images.references().isEmpty()).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({"ALWAYS,false", "ON_ERROR,true", "NEVER,true"})
    void keepsTheImageOfAStoppedInstanceAsThePolicySays(ImageCleanupPolicy policy, boolean kept) {
        house.component("hello").imageCleanup(policy).start().stop();

        assertThat(!house.images.references().isEmpty()).isEqualTo(kept);
    }

    @Test
    void keepsAnImageThatWasThereBeforeTheLaunchThatFailed() {
        house.started("hello").stop();
        house.engine.program(spec -> Program.ending(1));

        house.failure(house.component("hello").imageCleanup(ImageCleanupPolicy.ON_ERROR));

        assertThat(house.images.references()).hasSize(1);
    }

    @Test
    void removesTheImageWhenTheBuildIsStoppedJustAfterItsEnd() {
        CountDownLatch go = new CountDownLatch(1);
        house.script.once("image.build", Script.waitsFor(go));
        var launch = house.component("hello").launch();
        house.script.await("image.build", 1);

        Thread canceller = new Thread(launch::cancel);
        canceller.start();
        Eventually.holds(() -> canceller.getState() == Thread.State.WAITING, () -> "cancel does not wait");
        go.countDown();

        Eventually.holds(launch::done, () -> "still under way");
        assertThat(house.images.references()).isEmpty();
        assertThat(house.runner.removeImage("runner4j/hello:x")).isFalse();
        house.assertNothingLeft();
    }

    @Test
    void buildsTheSameContentOnceForManyLaunches() {
        CountDownLatch go = new CountDownLatch(1);
        house.script.once("image.build", Script.waitsFor(go));
        var launches = IntStream.range(0, 10)
                .mapToObj(i -> house.component("hello").launch())
                .toList();
        house.script.await("image.build", 1);

        go.countDown();

        assertThat(launches)
                .allSatisfy(each -> assertThat(each.await(House.SOON)).isPresent());
        assertThat(house.images.built()).hasSize(1);
        assertThat(house.engine.containers()).hasSize(10);
    }

    @Test
    void addsBesidesWhatRuns() {
        Instance first = house.started("hello");
        Instance second = house.component("hello").whenRunning(WhenRunning.ADD).start();

        assertThat(house.runner.instances())
                .extracting(Instance::id)
                .containsExactlyInAnyOrder(first.id(), second.id());
    }

    @Test
    void givesBackWhatRuns() {
        Instance first = house.started("hello");
        Instance second =
                house.component("hello").whenRunning(WhenRunning.RETURN).start();

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(house.engine.made()).isEqualTo(1);
    }

    @Test
    void replacesWhatRunsOnceTheNewOneIsReady() {
        Instance first = house.started("hello");
        Instance other = house.started("other");
        Instance second =
                house.component("hello").whenRunning(WhenRunning.REPLACE).start();

        assertThat(house.runner.instances())
                .extracting(Instance::id)
                .containsExactlyInAnyOrder(second.id(), other.id());
        assertThat(first.state()).isEqualTo(InstanceState.STOPPED);
    }

    @Test
    void keepsWhatRunsWhenItsReplacementFails() {
        Instance first = house.started("hello");
        house.engine.program(spec -> Program.ending(1));

        house.failure(house.component("hello").whenRunning(WhenRunning.REPLACE));

        assertThat(house.runner.instances()).extracting(Instance::id).containsExactly(first.id());
    }

    @Test
    void handsOverTheReplacementEvenWhenTheOldOneCannotBeStopped() {
        Instance first = house.started("hello");
        house.script.once("stop", Script.fails(() -> refusal("It does not end.")));

        Instance second =
                house.component("hello").whenRunning(WhenRunning.REPLACE).start();

        assertThat(second.state()).isEqualTo(InstanceState.RUNNING);
        assertThat(house.runner.errors(first.id()))
                .singleElement()
                .satisfies(each -> assertThat(each.stage()).isEqualTo(Stage.STOP));
    }

    @Test
    void publishesTheExposedPortsWhenNoneAreAskedFor() {
        house.tree(MemoryTree.withDockerfile("FROM scratch\nEXPOSE 80\nEXPOSE 53/udp\n"));

        Instance app = house.started("hello");

        assertThat(app.status().container().orElseThrow().ports())
                .extracting(PortBinding::containerPort, PortBinding::protocol)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(80, "tcp"), org.assertj.core.groups.Tuple.tuple(53, "udp"));
    }

    @Test
    void publishesOnlyWhatIsAskedForWhenSomethingIs() {
        house.tree(MemoryTree.withDockerfile("FROM scratch\nEXPOSE 80\n"));

        Instance app = house.component("hello").port(9000).start();

        assertThat(app.endpoints())
                .singleElement()
                .satisfies(each -> assertThat(each.containerPort()).isEqualTo(9000));
    }

    @Test
    void ignoresExposedPortsThatCannotBePublished() {
        house.tree(MemoryTree.withDockerfile("FROM scratch\nEXPOSE $PORT\nEXPOSE 90/sctp\nEXPOSE 99999\nEXPOSE 80\n"));

        Instance app = house.started("hello");

        assertThat(app.status().container().orElseThrow().ports())
                .extracting(PortBinding::containerPort)
                .containsExactly(80);
    }

    @Test
    void refusesAConfigurationFileThatWasNamedButIsMissing() {
        RunnerException failure = house.failure(house.component("hello").configPath("ops/run.yml"));

        assertThat(failure.code()).isEqualTo(ErrorCode.CONFIGURATION_ERROR);
        assertThat(failure).hasMessageContaining("ops/run.yml").hasMessageContaining("memory:hello");
        house.assertNothingLeft();
    }

    @Test
    void missesTheDockerfileWhenThereIsNoFileAtAll() {
        house.tree(new MemoryTree().file("README.md", "hello").file("src/Main.java", ""));

        RunnerException failure = house.failure(house.component("hello"));

        assertThat(failure.code()).isEqualTo(ErrorCode.DOCKERFILE_NOT_FOUND);
        assertThat(failure)
                .hasMessageContaining("Dockerfile")
                .hasMessageContaining(".runner/config.yml")
                .hasMessageContaining("README.md, src/");
        house.assertNothingLeft();
    }

    @Test
    void takesTheSubdirectoryForTheRoot() {
        house.tree(new MemoryTree()
                .file("Dockerfile", "FROM wrong")
                .file("services/api/Dockerfile", "FROM scratch\n")
                .file("services/api/.runner/config.yml", """
                        runner.type = docker
                        runner.dockerfile = Dockerfile
                        runner.ports = [9000]
                        runner.healthCheck.type = none
                        """));

        Instance app = house.bare("hello").subdirectory("services/api").start();

        assertThat(app.endpoint(9000).containerPort()).isEqualTo(9000);
        assertThat(house.images.built()).singleElement().satisfies(request -> {
            assertThat(request.context()).isEqualTo("services/api");
            assertThat(request.dockerfile()).isEqualTo("services/api/Dockerfile");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/services", "../../services", "api/../../../x"})
    void refusesAContextOutsideTheSource(String context) {
        house.tree(new MemoryTree()
                .file("services/api/Dockerfile", "FROM scratch\n")
                .file("etc/Dockerfile", "FROM x"));

        RunnerException failure =
                house.failure(house.component("hello").subdirectory("services").context(context));

        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION);
        assertThat(failure).hasMessageContaining(context);
        house.assertNothingLeft();
    }

    @Test
    void takesTheImagesHealthCheckWhenNoneIsAskedFor() {
        house.tree(MemoryTree.withDockerfile("FROM scratch\nEXPOSE 80\nHEALTHCHECK CMD true\n"));
        house.engine.program(spec -> Program.running().health("healthy"));

        Instance app = house.bare("hello").start();

        assertThat(app.probe().detail()).contains("HEALTHCHECK: healthy");
    }

    @Test
    void letsAProgramSettleThatNothingCanBeAskedAbout() {
        Instance app = house.bare("hello").start();

        assertThat(app.probe().healthy()).isTrue();
        assertThat(house.script.count("inspect")).isGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void namesEachStageInLowerCase(Stage stage) {
        assertThat(stage.word()).isEqualTo(stage.name().toLowerCase(java.util.Locale.ROOT));
    }

    @Test
    void prefersTheBuildersHealthCheck() {
        house.tree(MemoryTree.withDockerfile("FROM scratch\nHEALTHCHECK CMD true\n"));

        Instance app = house.bare("hello").healthCheck(HealthCheck.exec("true")).start();

        assertThat(app.probe().detail()).startsWith("true: exit code 0");
    }
}
