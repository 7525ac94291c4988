package io.github.runner4j.testkit.internal.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.testkit.internal.process.Signal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LifecycleTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final ContainerLab lab = new ContainerLab();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void runsAProgramToItsEnd() throws Exception {
        Container container = lab.container("one", "exit", "3");
        assertThat(container.status()).isEqualTo("created");
        CompletableFuture<WaitResult> result = lab.engine.await(container, "next-exit");

        assertThat(lab.engine.start(container)).isTrue();

        assertThat(result.get(10, TimeUnit.SECONDS)).isEqualTo(new WaitResult(3, ""));
        assertThat(container.status()).isEqualTo("exited");
        assertThat(lab.engine
                        .inspect(container, false)
                        .path("State")
                        .path("ExitCode")
                        .asInt())
                .isEqualTo(3);
        assertThat(lab.actions()).containsExactly("create", "start", "die");
    }

    @Test
    void killsWhatDoesNotEndInTime() throws Exception {
        Container container = lab.container("one", "sleep", "1000");
        lab.engine.start(container);
        lab.clock.awaitWaiting(1, SOON);

        CompletableFuture<Void> stopped = lab.engine.stop(container, Optional.empty(), OptionalInt.of(5));
        lab.clock.advance(Duration.ofSeconds(4));
        assertThat(stopped).isNotDone();
        lab.clock.advance(Duration.ofSeconds(1));
        stopped.get(10, TimeUnit.SECONDS);

        assertThat(lab.engine.summaries().of(container, false).path("Status").asText())
                .isEqualTo("Exited (137) Less than a second ago");
        assertThat(lab.actions()).containsExactly("create", "start", "kill", "kill", "die", "stop");
    }

    @Test
    void startsAgainAfterAFailureAsOftenAsItMay() throws Exception {
        Container container = lab.create(
                "one",
                "{\"Image\":\"busybox\",\"Cmd\":[\"exit\",\"1\"]}",
                "{\"RestartPolicy\":{\"Name\":\"on-failure\",\"MaximumRetryCount\":2}}");
        lab.engine.start(container);

        lab.clock.awaitWaiting(1, SOON);
        assertThat(container.status()).isEqualTo("restarting");
        lab.clock.advance(Duration.ofMillis(100));
        lab.clock.awaitWaiting(1, SOON);
        CompletableFuture<WaitResult> last = lab.engine.await(container, "next-exit");
        lab.clock.advance(Duration.ofMillis(200));
        last.get(10, TimeUnit.SECONDS);

        assertThat(container.status()).isEqualTo("exited");
        assertThat(lab.engine.inspect(container, false).path("RestartCount").asInt())
                .isEqualTo(2);
    }

    @Test
    void isRemovedWithItsEndWhenThatWasAskedFor() throws Exception {
        Container container =
                lab.create("one", "{\"Image\":\"busybox\",\"Cmd\":[\"exit\",\"0\"]}", "{\"AutoRemove\":true}");
        CompletableFuture<WaitResult> removed = lab.engine.await(container, "removed");

        lab.engine.start(container);

        removed.get(10, TimeUnit.SECONDS);
        assertThat(lab.engine.containers().all()).isEmpty();
        assertThat(lab.actions()).containsExactly("create", "start", "die", "destroy");
    }

    @Test
    void removesARunningOneOnlyByForce() throws Exception {
        Container container = lab.container("one", "sleep", "1000");
        lab.engine.start(container);

        assertThatThrownBy(() -> lab.engine.remove(container, "one", false, false))
                .hasMessage("You cannot remove a running container " + container.id()
                        + ". Stop the container before attempting removal or force remove");
        lab.engine.remove(container, "one", true, false).get(10, TimeUnit.SECONDS);

        assertThat(lab.engine.containers().all()).isEmpty();
    }

    @Test
    void whatDoesNotRunCannotBeKilled() {
        Container container = lab.container("one", "sleep", "1000");

        assertThatThrownBy(() -> lab.engine.kill(container, Signal.TERM))
                .hasMessage("Container " + container.id() + " is not running");
    }
}
