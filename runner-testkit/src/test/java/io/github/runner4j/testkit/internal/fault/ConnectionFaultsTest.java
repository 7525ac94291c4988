package io.github.runner4j.testkit.internal.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.testkit.fault.ActiveFault;
import io.github.runner4j.testkit.fault.Fault;
import io.github.runner4j.testkit.fault.Faults;
import io.github.runner4j.testkit.fault.Moment;
import io.github.runner4j.testkit.files.Content;
import io.github.runner4j.testkit.internal.http.Answer;
import io.github.runner4j.testkit.internal.http.CallLog;
import io.github.runner4j.testkit.internal.http.Exchange;
import io.github.runner4j.testkit.internal.http.Head;
import io.github.runner4j.testkit.internal.http.HttpServer;
import io.github.runner4j.testkit.internal.http.Outlet;
import io.github.runner4j.testkit.internal.http.RawClient;
import io.github.runner4j.testkit.internal.thread.Threads;
import io.github.runner4j.testkit.time.ManualClock;
import io.github.runner4j.testkit.wire.Outcome;
import io.github.runner4j.testkit.wire.RecordedCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ConnectionFaultsTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String BODY = "{\"Id\":\"0123456789\"}";

    private final Threads threads = Threads.create();
    private final ManualClock clock = ManualClock.at(Instant.EPOCH);
    private final Faults faults = Faults.create(clock);
    private final StandIn daemon = new StandIn();
    private final CallLog calls = new CallLog();
    private final List<RawClient> clients = new ArrayList<>();
    private final AtomicInteger handled = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.builder(this::handle, threads.loops(), threads.workers())
                .faults(new ConnectionFaults(faults, clock, daemon, Map.of("Api-Version", "1.41")))
                .calls(calls)
                .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .start();
        daemon.onLeave = () -> {
            server.unlisten();
            server.drop();
        };
        daemon.onReturn = this::listen;
    }

    @AfterEach
    void stop() throws IOException {
        faults.clear();
        for (RawClient each : clients) {
            each.close();
        }
        server.close();
        threads.close();
        assertThat(threads.names()).isEmpty();
    }

    /** Streams three frames, echoes a body, or answers. */
    private void handle(Exchange exchange) throws IOException {
        handled.incrementAndGet();
        if (exchange.request().path().equals("/logs")) {
            Outlet outlet = exchange.open(Head.of(200, "application/json"));
            for (String frame : List.of("0123456789", "abcdefghij", "ABCDEFGHIJ")) {
                outlet.write(frame.getBytes(StandardCharsets.UTF_8));
            }
            outlet.finish();
        } else if (exchange.request().method().equals("PUT")) {
            exchange.answer(new Answer(
                    Head.of(200, "text/plain"), Content.of(exchange.body().readAllBytes())));
        } else {
            exchange.answer(new Answer(Head.of(200, "application/json"), Content.of(BODY)));
        }
    }

    @Test
    void refusesAConnection() throws IOException {
        faults.add(Fault.refuse().at(Moment.ON_CONNECT).once());

        assertThatThrownBy(() -> connect().get("/x").head()).isInstanceOf(IOException.class);
        assertThat(connect().get("/x").body()).isEqualTo(BODY);
    }

    @Test
    void letsAConnectionStall() throws Exception {
        ActiveFault stall = faults.at(Moment.ON_CONNECT, Fault.stall());
        RawClient client = connect().get("/x");
        stall.awaitFired(1, SOON);
        assertThat(calls.total()).isZero();

        stall.release();

        assertThat(client.body()).isEqualTo(BODY);
    }

    @Test
    void letsARequestStallBeforeTheEngineHasSeenIt() throws Exception {
        ActiveFault stall = faults.at(Moment.ON_REQUEST, Fault.stall());
        RawClient client = connect().get("/x");
        stall.awaitFired(1, SOON);
        assertThat(handled).hasValue(0);

        stall.release();

        assertThat(client.body()).isEqualTo(BODY);
    }

    @Test
    void forgetsAStallingRequestWhoseClientIsGone() throws Exception {
        ActiveFault stall = faults.at(Moment.ON_REQUEST, Fault.stall());
        RawClient client = connect().get("/x");
        stall.awaitFired(1, SOON);

        client.close();

        RecordedCall call = calls.await("GET", "/x", SOON);
        stall.release();
        assertThat(call.outcome()).isEqualTo(Outcome.DISCONNECTED);
        assertThat(handled).hasValue(0);
    }

    @Test
    void letsAnAnswerStallThatTheEngineHasMade() throws Exception {
        ActiveFault stall = faults.at(Moment.BEFORE_HEADERS, Fault.stall());
        RawClient client = connect().get("/x");
        stall.awaitFired(1, SOON);
        assertThat(handled).hasValue(1);

        stall.release();

        assertThat(client.body()).isEqualTo(BODY);
    }

    @Test
    void letsAnAnswerStallInItsMidst() throws Exception {
        ActiveFault stall = faults.at(Moment.afterBytes(5), Fault.stall());
        RawClient client = connect().get("/x");

        client.head();
        assertThat(client.text(5)).isEqualTo(BODY.substring(0, 5));
        stall.awaitFired(1, SOON);
        stall.release();

        assertThat(client.text(BODY.length() - 5)).isEqualTo(BODY.substring(5));
    }

    @Test
    void letsAStreamStallBetweenTwoFrames() throws Exception {
        ActiveFault stall = faults.at(Moment.afterBytes(10), Fault.stall());
        RawClient client = connect().get("/logs");
        client.head();

        assertThat(client.chunk()).isEqualTo("0123456789");
        stall.awaitFired(1, SOON);
        stall.release();

        assertThat(client.chunk()).isEqualTo("abcdefghij");
        assertThat(client.chunk()).isEqualTo("ABCDEFGHIJ");
        assertThat(client.chunk()).isEmpty();
    }

    @Test
    void letsTheEndOfABodyStall() throws Exception {
        ActiveFault stall = faults.at(Moment.BEFORE_END, Fault.stall());
        RawClient client = connect().get("/logs");
        client.head();
        assertThat(client.text(3 * 15)).endsWith("ABCDEFGHIJ\r\n");
        stall.awaitFired(1, SOON);

        stall.release();

        assertThat(client.chunk()).isEmpty();
    }

    @Test
    void letsTheReadingOfABodyStall() throws Exception {
        ActiveFault stall = faults.at(Moment.BEFORE_BODY_READ, Fault.stall());
        RawClient client = put("abc");
        stall.awaitFired(1, SOON);
        assertThat(handled).hasValue(1);

        stall.release();

        assertThat(client.body()).isEqualTo("abc");
    }

    @Test
    void endsTheReadingOfABodyThatStallsWhenItsClientIsGone() throws Exception {
        ActiveFault stall = faults.at(Moment.BEFORE_BODY_READ, Fault.stall());
        RawClient client = put("abc");
        stall.awaitFired(1, SOON);

        client.close();

        assertThat(calls.await("PUT", "/x", SOON).outcome()).isEqualTo(Outcome.DISCONNECTED);
    }

    @Test
    void refusesInsteadOfReadingABody() throws Exception {
        faults.at(Moment.BEFORE_BODY_READ, Fault.status(500, "no luck"));

        assertThat(put("abc").head().first()).isEqualTo("HTTP/1.1 500 Internal Server Error");
        assertThat(handled).hasValue(1);
    }

    @Test
    void delaysByTheClockOfTheDaemon() throws Exception {
        faults.at(Moment.BEFORE_HEADERS, Fault.delay(Duration.ofSeconds(3)));
        RawClient client = connect().get("/x");
        clock.awaitWaiting(1, SOON);

        clock.advance(Duration.ofSeconds(3));

        assertThat(client.body()).isEqualTo(BODY);
    }

    @Test
    void sendsByDrops() throws Exception {
        faults.at(Moment.BEFORE_HEADERS, Fault.slow(4, Duration.ofSeconds(1)));
        RawClient client = connect().get("/logs");
        client.head();

        for (String drop : List.of("0123", "4567", "89", "abcd", "efgh", "ij", "ABCD", "EFGH", "IJ")) {
            assertThat(client.chunk()).isEqualTo(drop);
            clock.awaitWaiting(1, SOON);
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(client.chunk()).isEmpty();
    }

    @Test
    void sendsByDropsFromSomeByteOn() throws Exception {
        faults.at(Moment.afterBytes(6), Fault.slow(100, Duration.ofSeconds(1)));
        RawClient client = connect().get("/x");

        client.head();
        assertThat(client.text(BODY.length())).isEqualTo(BODY);
        clock.awaitWaiting(1, SOON);
    }

    @Test
    void breaksOffBeforeTheEngineHasSeenARequest() {
        faults.at(Moment.ON_REQUEST, Fault.cut());

        assertThatThrownBy(() -> connect().get("/x").head()).isInstanceOf(IOException.class);
        assertThat(handled).hasValue(0);
    }

    @Test
    void breaksOffAfterTheEngineHasDoneItsWork() throws Exception {
        faults.at(Moment.BEFORE_HEADERS, Fault.cut());

        assertThatThrownBy(() -> connect().get("/x").head()).isInstanceOf(IOException.class);
        assertThat(handled).hasValue(1);
        RecordedCall call = calls.await("GET", "/x", SOON);
        assertThat(call.outcome()).isEqualTo(Outcome.CUT);
        assertThat(call.answer()).isEmpty();
    }

    @Test
    void breaksOffAfterTheHead() throws Exception {
        faults.at(Moment.afterBytes(0), Fault.cut());
        RawClient client = connect().get("/x");

        assertThat(client.head().headers()).containsEntry("Content-Length", String.valueOf(BODY.length()));
        assertThatThrownBy(client::next).isInstanceOf(IOException.class);
    }

    @Test
    void breaksOffInTheMidstOfAFrame() throws Exception {
        faults.add(Fault.cut().at(Moment.afterBytes(13)).call("GET", "/logs").once());
        RawClient client = connect().get("/logs");
        client.head();

        assertThat(client.chunk()).isEqualTo("0123456789");
        assertThat(client.chunk()).isEqualTo("abc");
        assertThatThrownBy(client::chunk).isInstanceOf(IOException.class);
        RecordedCall call = calls.await("GET", "/logs", SOON);
        assertThat(call.outcome()).isEqualTo(Outcome.CUT);
        assertThat(call.answer().orElseThrow().body().text()).isEqualTo("0123456789abc");
    }

    @Test
    void breaksOffWithoutTheEndOfABody() throws Exception {
        faults.at(Moment.BEFORE_END, Fault.cut());
        RawClient client = connect().get("/logs");
        client.head();
        client.text(3 * 15);

        assertThatThrownBy(client::chunk).isInstanceOf(IOException.class);
    }

    @Test
    void breaksOffBetweenTwoRequests() throws Exception {
        faults.at(Moment.AFTER_ANSWER, Fault.cut());
        RawClient client = connect().get("/x");

        assertThat(client.body()).isEqualTo(BODY);
        assertThatThrownBy(client::next).isInstanceOf(IOException.class);
        assertThat(calls.await("GET", "/x", SOON).outcome()).isEqualTo(Outcome.ANSWERED);
    }

    @Test
    void doesNothingAfterMoreBytesThanThereAre() throws Exception {
        ActiveFault cut = faults.at(Moment.afterBytes(BODY.length() + 1), Fault.cut());

        assertThat(connect().get("/x").body()).isEqualTo(BODY);
        assertThat(cut.fired()).isZero();
    }

    @Test
    void refusesInTheEnginesForm() throws Exception {
        faults.at(Moment.ON_REQUEST, Fault.status(409, "it is \"busy\""));
        RawClient client = connect().get("/x");

        RawClient.Answer head = client.head();

        assertThat(head.first()).isEqualTo("HTTP/1.1 409 Conflict");
        assertThat(head.headers())
                .containsEntry("Api-Version", "1.41")
                .containsEntry("Content-Type", "application/json");
        String body = "{\"message\":\"it is \\\"busy\\\"\"}\n";
        assertThat(client.text(body.length())).isEqualTo(body);
    }

    @Test
    void saysThatTheDiskIsFull() throws Exception {
        faults.at(Moment.BEFORE_HEADERS, Fault.diskFull());
        RawClient client = connect().get("/x");

        assertThat(client.body()).startsWith("{\"message\":\"").endsWith(": no space left on device\"}\n");
    }

    @Test
    void givesAnotherAnswer() throws Exception {
        faults.add(Fault.answer(502, "text/html", Content.of("<html>"))
                .at(Moment.BEFORE_HEADERS)
                .once());
        RawClient client = connect().get("/logs");

        RawClient.Answer head = client.head();

        assertThat(head.first()).isEqualTo("HTTP/1.1 502 Bad Gateway");
        assertThat(head.headers()).containsEntry("Content-Length", "6");
        assertThat(client.text(6)).isEqualTo("<html>");
        assertThat(client.get("/x").body()).isEqualTo(BODY);
    }

    @Test
    void makesJsonMalformed() throws Exception {
        faults.at(Moment.BEFORE_HEADERS, Fault.malformedJson());

        assertThat(connect().get("/x").body()).isEqualTo("%".repeat(BODY.length()));
    }

    @Test
    void makesJsonMalformedFromSomeByteOn() throws Exception {
        faults.at(Moment.afterBytes(13), Fault.malformedJson());
        RawClient client = connect().get("/logs");
        client.head();

        assertThat(client.chunk()).isEqualTo("0123456789");
        assertThat(client.chunk()).isEqualTo("abc");
        assertThat(client.chunk()).isEqualTo("%%%%%%%");
        assertThat(client.chunk()).isEqualTo("%%%%%%%%%%");
        assertThat(client.chunk()).isEmpty();
    }

    @Test
    void sendsHalfOfAnAnswerInProperForm() throws Exception {
        faults.add(Fault.halfFrame().at(Moment.BEFORE_HEADERS).once());
        RawClient client = connect().get("/x");

        assertThat(client.body()).isEqualTo(BODY.substring(0, BODY.length() / 2));
        assertThat(client.get("/x").body()).isEqualTo(BODY);
    }

    @Test
    void endsAStreamProperlyInTheMidstOfAFrame() throws Exception {
        faults.add(Fault.halfFrame().at(Moment.afterBytes(10)).once());
        RawClient client = connect().get("/logs");
        client.head();

        assertThat(client.chunk()).isEqualTo("0123456789");
        assertThat(client.chunk()).isEqualTo("abcde");
        assertThat(client.chunk()).isEmpty();
        assertThat(client.get("/x").body()).isEqualTo(BODY);
    }

    @Test
    void breaksOffInTheMidstOfWhatHasItsLength() throws Exception {
        faults.add(Fault.halfFrame().at(Moment.afterBytes(1)).once());
        RawClient client = connect().get("/x");
        client.head();

        assertThat(client.text(1 + BODY.length() / 2)).isEqualTo(BODY.substring(0, 1 + BODY.length() / 2));
        assertThatThrownBy(client::next).isInstanceOf(IOException.class);
    }

    @Test
    void restartsTheDaemon() throws Exception {
        RawClient other = connect().get("/x");
        assertThat(other.body()).isEqualTo(BODY);
        faults.add(Fault.daemonRestart().at(Moment.BEFORE_HEADERS).call("GET", "/fatal"));

        assertThatThrownBy(() -> connect().get("/fatal").head()).isInstanceOf(IOException.class);
        assertThat(other.next()).isEqualTo(-1);
        assertThat(awaitListening().get("/x").body()).isEqualTo(BODY);
        assertThat(calls.await("GET", "/fatal", SOON).outcome()).isEqualTo(Outcome.DISCONNECTED);
    }

    @Test
    void letsTheDaemonBeGoneUntilReleased() throws Exception {
        ActiveFault gone = faults.add(Fault.daemonGone().at(Moment.ON_REQUEST).call("GET", "/fatal"));

        assertThatThrownBy(() -> connect().get("/fatal").head()).isInstanceOf(IOException.class);
        assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);

        gone.release();

        assertThat(connect().get("/x").body()).isEqualTo(BODY);
    }

    @Test
    void takesAPauseUponConnectionsToo() throws Exception {
        ActiveFault gone = faults.add(Fault.daemonGone().at(Moment.ON_CONNECT).once());

        assertThatThrownBy(() -> connect().get("/x").head()).isInstanceOf(IOException.class);

        gone.release();
        assertThat(connect().get("/x").body()).isEqualTo(BODY);
    }

    private RawClient put(String body) throws IOException {
        return connect().send("PUT /x HTTP/1.1\r\nHost: d\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private RawClient connect() throws IOException {
        RawClient client = RawClient.to(server.addresses().get(0));
        clients.add(client);
        return client;
    }

    /** The client may notice the end of its connection before the daemon listens again. */
    private RawClient awaitListening() throws Exception {
        assertThat(daemon.back.await(10, TimeUnit.SECONDS)).isTrue();
        return connect();
    }

    private void listen() {
        try {
            server.listen();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
