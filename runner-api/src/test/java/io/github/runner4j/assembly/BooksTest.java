package io.github.runner4j.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.config.WhenClosed;
import io.github.runner4j.container.ContainerException;
import io.github.runner4j.error.DaemonException;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.event.ErrorRecord;
import io.github.runner4j.event.RunEvent;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.instance.InstanceState;
import io.github.runner4j.secret.Secret;
import io.github.runner4j.testing.MemoryConfigReader;
import io.github.runner4j.testing.MemoryEngine;
import io.github.runner4j.testing.MemoryImages;
import io.github.runner4j.testing.Script;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BooksTest {

    private final House house = House.open(settings -> settings.errorHistory(5).whenClosed(WhenClosed.LEAVE));

    @AfterEach
    void close() {
        house.close();
    }

    private static ContainerException refusal() {
        return new ContainerException(Failure.of(ErrorCode.DOCKER_OPERATION_FAILED, "No."), null);
    }

    @Test
    void anotherRunnerListsAndStopsWhatTheFirstLeft() {
        Instance first = house.component("hello").port(8080).start();
        house.runner.close();

        try (House next = house.next(settings -> settings)) {
            Instance found = next.runner.instance(first.id()).orElseThrow();

            assertThat(next.runner.instances()).extracting(Instance::id).containsExactly(first.id());
            assertThat(found.component()).isEqualTo("hello");
            assertThat(found.revision()).isEqualTo(first.revision());
            assertThat(found.endpoint(8080).port()).isEqualTo(8080);
            assertThat(found.probe().healthy()).isTrue();
            found.stop();
            found.stop();
            assertThat(found.state()).isEqualTo(InstanceState.STOPPED);
            assertThat(found.exitCode()).hasValue(143);
            assertThat(next.engine.containers()).isEmpty();
        }
    }

    @Test
    void seesNothingOfOtherOwners() {
        house.started("hello");

        try (House other = house.next(settings -> settings.owner("somebody-else"))) {
            assertThat(other.runner.instances()).isEmpty();
            assertThat(other.runner.cleanUp()).isZero();
        }
        assertThat(house.engine.containers()).hasSize(1);
    }

    @Test
    void theLifetimeEndsAnInstance() {
        Instance app = house.component("hello").lifetime(Duration.ofMillis(100)).start();

        house.events(
                each -> each instanceof RunEvent.StateChanged changed && changed.state() == InstanceState.STOPPED, 1);

        assertThat(house.engine.containers()).isEmpty();
        assertThat(app.status().endsAt()).isPresent();
    }

    @Test
    void anotherRunnerKeepsTheLifetimesOfTheFirst() {
        house.component("hello").lifetime(Duration.ofMillis(200)).start();
        house.runner.close();

        try (House next = house.next(settings -> settings)) {
            Eventually.holds(() -> next.engine.containers().isEmpty(), () -> "it outlives its lifetime");
        }
    }

    @Test
    void anInstanceThatOutlivesEveryClockIsKept() {
        Instance app = house.component("hello")
                .lifetime(Duration.ofSeconds(Long.MAX_VALUE))
                .start();

        assertThat(app.state()).isEqualTo(InstanceState.RUNNING);
    }

    @Test
    void damagedLabelsKeepNoContainerOutOfReach() {
        house.engine.adopt(
                "broken",
                Map.of(
                        Labels.OWNER,
                        "runner4j",
                        Labels.PREFIX + "ends",
                        "+1000000000-12-31T23:59:59.999999999Z",
                        Labels.PREFIX + "stop-grace",
                        "PT2562047788015215H30M7S",
                        Labels.PREFIX + "health-check",
                        "http PT30S PT10S 3 PT0S 80 @evil"));

        try (House next = house.next(settings -> settings)) {
            assertThat(next.runner.instances()).singleElement().satisfies(each -> {
                assertThat(each.component()).isEqualTo("broken");
                each.stop();
            });
        }
        assertThat(house.engine.containers()).isEmpty();
    }

    @Test
    void cleanUpLeavesNothing() {
        house.started("a");
        house.started("b");
        house.script.always("image.build", Script.blocks());
        house.tree(io.github.runner4j.testing.MemoryTree.withDockerfile("FROM scratch\n# other\n"));
        house.component("c").launch();
        house.script.await("image.build", 3);

        assertThat(house.runner.cleanUp()).isEqualTo(2);

        house.assertNothingLeft();
        assertThat(house.runner.launches()).hasSize(1);
    }

    @Test
    void remembersTheLastErrorsAndThoseOfEachInstance() throws InterruptedException {
        house.script.always("create", Script.fails(BooksTest::refusal));
        for (int i = 0; i < 8; i++) {
            house.failure(house.component("c" + i));
        }

        List<ErrorRecord> errors = house.runner.errors();
        assertThat(errors).extracting(ErrorRecord::component).containsExactly("c3", "c4", "c5", "c6", "c7");
        assertThat(house.runner.errors(errors.get(2).instanceId())).containsExactly(errors.get(2));
        assertThat(house.runner.launches()).hasSize(8);
    }

    @Test
    void remembersAHundredFailedLaunches() {
        house.script.always("fetch", Script.fails(BooksTest::refusal));
        for (int i = 0; i < 120; i++) {
            house.failure(house.component("c" + i));
        }

        assertThat(house.runner.launches()).hasSize(100);
    }

    @Test
    void anImageThatCannotBeRemovedLeavesTheInstanceStopped() {
        Instance app = house.component("hello")
                .imageCleanup(io.github.runner4j.config.ImageCleanupPolicy.ALWAYS)
                .start();
        house.script.once("image.remove", Script.fails(BooksTest::refusal));

        assertThatThrownBy(app::stop).hasMessage("No.");

        assertThat(app.state()).isEqualTo(InstanceState.STOPPED);
        house.events(
                each -> each instanceof RunEvent.StateChanged changed && changed.state() == InstanceState.STOPPED, 1);
    }

    @Test
    void readsCountersOfWhatRuns() {
        Instance app = house.started("hello");
        Instance ended = house.started("ended");
        house.engine.end(ended.containerId(), 0);

        assertThat(house.runner.sample(List.of(app.id(), ended.id()))).containsOnlyKeys(app.id());
        assertThatThrownBy(ended::sample).hasMessageContaining("does not run");
        assertThat(ended.exitCode()).isEqualTo(OptionalInt.of(0));
    }

    @Test
    void writesAnotherSpecWhenASecretChanges() {
        String one = spec("first secret");
        String same = spec("first secret");
        String other = spec("second secret");

        assertThat(one).isEqualTo(same).isNotEqualTo(other).matches("[0-9a-f]{20}");
    }

    private String spec(String secret) {
        Instance app =
                house.component("hello").environment("DB", Secret.of(secret)).start();
        Map<String, String> labels = app.status().container().orElseThrow().labels();
        assertThat(labels.toString()).doesNotContain(secret);
        return labels.get(Labels.PREFIX + "spec");
    }

    @Test
    void closesEverythingWhenTheEngineCannotBeReached() {
        Script script = new Script()
                .always(
                        "info",
                        Script.fails(() -> new DaemonException(
                                Failure.of(ErrorCode.DOCKER_DAEMON_NOT_RUNNING, "Nobody answers."), null)));
        MemoryEngine engine = new MemoryEngine(script);
        RunnerThreads threads = RunnerThreads.create();
        AtomicInteger closed = new AtomicInteger();

        assertThatThrownBy(() -> RunnerAssembly.create()
                        .configReader(new MemoryConfigReader())
                        .images(new MemoryImages(script))
                        .engine(engine)
                        .threads(threads)
                        .addOwned(closed::incrementAndGet)
                        .build())
                .hasMessage("Nobody answers.");

        assertThat(engine.closed()).isTrue();
        assertThat(closed).hasValue(1);
        assertThat(threads.alive()).isZero();
    }
}
