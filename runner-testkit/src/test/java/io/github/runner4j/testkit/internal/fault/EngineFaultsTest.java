package io.github.runner4j.testkit.internal.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.testkit.fault.ActiveFault;
import io.github.runner4j.testkit.fault.Fault;
import io.github.runner4j.testkit.fault.Faults;
import io.github.runner4j.testkit.fault.Moment;
import io.github.runner4j.testkit.fault.Target;
import io.github.runner4j.testkit.internal.engine.ForcedEnd;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.http.Answer;
import io.github.runner4j.testkit.internal.http.Exchange;
import io.github.runner4j.testkit.internal.http.HttpServer;
import io.github.runner4j.testkit.internal.http.RawClient;
import io.github.runner4j.testkit.internal.thread.Threads;
import io.github.runner4j.testkit.time.ManualClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EngineFaultsTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Target WEB = Target.ofContainer("0123456789abcdef", "web");

    private final Threads threads = Threads.create();
    private final ManualClock clock = ManualClock.at(Instant.EPOCH);
    private final Faults faults = Faults.create(clock);
    private final StandIn daemon = new StandIn();
    private final EngineFaults engine = new EngineFaults(faults, clock, daemon);

    @AfterEach
    void closeThreads() {
        threads.close();
    }

    @Test
    void goesOnWhenNothingIsWrong() {
        faults.at(Moment.CONTAINER_STOP, Fault.diskFull());

        assertThat(engine.pass(Moment.CONTAINER_START, WEB)).isEmpty();
    }

    @Test
    void refusesWithAStatusAndAMessage() {
        faults.at(Moment.CONTAINER_START, Fault.status(409, "it is busy"));

        assertThatThrownBy(() -> engine.pass(Moment.CONTAINER_START, WEB))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.status()).isEqualTo(409);
                    assertThat(refusal.message()).isEqualTo("it is busy");
                });
    }

    @Test
    void saysThatTheDiskIsFullInTheWordsOfTheOperation() {
        faults.at(Moment.CONTAINER_CREATE, Fault.diskFull());
        faults.at(Moment.imageBuildStep(3), Fault.diskFull());
        faults.at(Moment.EXEC_CREATE, Fault.diskFull());

        assertThatThrownBy(() -> engine.pass(Moment.CONTAINER_CREATE, WEB))
                .hasMessageStartingWith("mkdir /var/lib/docker/overlay2/")
                .hasMessageEndingWith("-init: no space left on device");
        assertThatThrownBy(() -> engine.pass(Moment.imageBuildStep(3), WEB)).hasMessageStartingWith("mkdir ");
        assertThatThrownBy(() -> engine.pass(Moment.EXEC_CREATE, WEB)).hasMessageStartingWith("write ");
    }

    @Test
    void stallsUntilReleased() throws Exception {
        ActiveFault stall = faults.at(Moment.CONTAINER_START, Fault.stall());
        CompletableFuture<Boolean> passed = CompletableFuture.supplyAsync(
                () -> engine.pass(Moment.CONTAINER_START, WEB).isEmpty(), threads.workers());
        stall.awaitFired(1, SOON);
        assertThat(passed).isNotDone();

        stall.release();

        assertThat(passed.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void stallsUntilTheClientIsGone() throws Exception {
        ActiveFault stall = faults.at(Moment.CONTAINER_START, Fault.stall());
        CompletableFuture<Boolean> passed = new CompletableFuture<>();
        try (HttpServer server = serve(exchange -> {
                    engine.pass(Moment.CONTAINER_START, WEB);
                    passed.complete(true);
                });
                RawClient client = RawClient.to(server.addresses().get(0)).get("/x")) {
            stall.awaitFired(1, SOON);

            client.close();

            assertThat(passed.get(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void endsAStallWhenTheServerIsClosed() throws Exception {
        ActiveFault stall = faults.at(Moment.CONTAINER_START, Fault.stall());
        HttpServer server = serve(exchange -> engine.pass(Moment.CONTAINER_START, WEB));
        try (RawClient client = RawClient.to(server.addresses().get(0)).get("/x")) {
            stall.awaitFired(1, SOON);

            server.close();
            threads.close();

            assertThat(threads.names()).isEmpty();
            assertThat(client.next()).isEqualTo(-1);
        }
    }

    @Test
    void delaysByTheClockOfTheDaemon() throws Exception {
        faults.at(Moment.CONTAINER_START, Fault.delay(Duration.ofSeconds(3)));
        CompletableFuture<Boolean> passed = CompletableFuture.supplyAsync(
                () -> engine.pass(Moment.CONTAINER_START, WEB).isEmpty(), threads.workers());
        clock.awaitWaiting(1, SOON);

        clock.advance(Duration.ofSeconds(3));

        assertThat(passed.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void breaksTheConnectionOffThatTheCallCameBy() throws Exception {
        faults.at(Moment.CONTAINER_START, Fault.cut());
        try (HttpServer server = serve(exchange -> {
                    engine.pass(Moment.CONTAINER_START, WEB);
                    exchange.answer(Answer.of(204));
                });
                RawClient client = RawClient.to(server.addresses().get(0)).get("/x")) {
            assertThatThrownBy(client::head).isInstanceOf(IOException.class);
        }
    }

    @Test
    void knowsTheCallThatAMomentComesIn() throws Exception {
        faults.add(Fault.status(500, "no luck").at(Moment.CONTAINER_START).path("/containers/*/start"));
        try (HttpServer server = serve(exchange -> {
                    engine.pass(Moment.CONTAINER_START, WEB);
                    exchange.answer(Answer.of(204));
                });
                RawClient client = RawClient.to(server.addresses().get(0))) {
            assertThat(client.get("/v1.41/containers/web/start").body()).isEqualTo("{\"message\":\"no luck\"}\n");
            assertThat(client.get("/v1.41/containers/web/restart").head().first())
                    .isEqualTo("HTTP/1.1 204 No Content");
        }
    }

    @Test
    void tellsHowWhatRunsIsToEnd() {
        faults.add(Fault.oomKill(Duration.ofSeconds(2))
                .at(Moment.CONTAINER_RUNNING)
                .once());
        faults.at(Moment.CONTAINER_RUNNING, Fault.exit(3));

        assertThat(engine.pass(Moment.CONTAINER_RUNNING, WEB))
                .contains(new ForcedEnd(Duration.ofSeconds(2), 137, true));
        assertThat(engine.pass(Moment.CONTAINER_RUNNING, WEB)).contains(new ForcedEnd(Duration.ZERO, 3, false));
    }

    @Test
    void restartsTheDaemon() {
        faults.at(Moment.CONTAINER_START, Fault.daemonRestart());

        assertThatThrownBy(() -> engine.pass(Moment.CONTAINER_START, WEB)).isInstanceOf(Refusal.class);
        assertThat(daemon.happened).containsExactly("restart");
    }

    @Test
    void letsWhatRunsGoOnWhenTheDaemonRestarts() {
        faults.at(Moment.CONTAINER_RUNNING, Fault.daemonRestart());

        assertThat(engine.pass(Moment.CONTAINER_RUNNING, WEB)).isEmpty();
        assertThat(daemon.happened).containsExactly("restart");
    }

    @Test
    void letsTheDaemonBeGoneUntilReleased() {
        ActiveFault gone = faults.at(Moment.CONTAINER_START, Fault.daemonGone());

        assertThatThrownBy(() -> engine.pass(Moment.CONTAINER_START, WEB)).isInstanceOf(Refusal.class);
        assertThat(daemon.happened).containsExactly("leave");
        gone.release();

        assertThat(daemon.happened).containsExactly("leave", "come back");
    }

    @FunctionalInterface
    private interface Call {
        void answer(Exchange exchange) throws Exception;
    }

    private HttpServer serve(Call call) throws IOException {
        return HttpServer.builder(engine.over(call::answer), threads.loops(), threads.workers())
                .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .start();
    }
}
