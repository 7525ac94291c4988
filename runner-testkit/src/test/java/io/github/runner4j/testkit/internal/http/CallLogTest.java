package io.github.runner4j.testkit.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.testkit.files.Content;
import io.github.runner4j.testkit.internal.thread.Threads;
import io.github.runner4j.testkit.time.ManualClock;
import io.github.runner4j.testkit.wire.Outcome;
import io.github.runner4j.testkit.wire.RecordedCall;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CallLogTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final Threads threads = Threads.create();
    private final ManualClock clock = ManualClock.at(Instant.EPOCH);
    private final CallLog calls = new CallLog();
    private final List<RawClient> clients = new ArrayList<>();
    private volatile Handler handler = exchange -> exchange.answer(new Answer(
            Head.of(201, "text/plain").with("Api-Version", "1.41"),
            Content.of(exchange.body().readAllBytes())));
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.builder(exchange -> handler.handle(exchange), threads.loops(), threads.workers())
                .clock(clock)
                .calls(calls)
                .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .start();
    }

    @AfterEach
    void stop() throws IOException {
        for (RawClient each : clients) {
            each.close();
        }
        server.close();
        threads.close();
    }

    @Test
    void recordsACallWhole() throws IOException {
        connect()
                .send(
                        "POST /v1.41/x?a=1&a=2 HTTP/1.1\r\nHost: d\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n")
                .body();

        RecordedCall call = calls.all().get(0);
        assertThat(call).hasToString("#1 POST /v1.41/x 201 ANSWERED");
        assertThat(call.request().query()).isEqualTo(Map.of("a", List.of("1", "2")));
        assertThat(call.request().parameter("a")).contains("1");
        assertThat(call.request().header("Host")).contains("d");
        assertThat(call.request().body().text()).isEqualTo("abc");
        assertThat(call.status()).hasValue(201);
        assertThat(call.answer().orElseThrow().headers())
                .isEqualTo(Map.of("Content-Type", "text/plain", "Api-Version", "1.41"));
        assertThat(call.answer().orElseThrow().body().text()).isEqualTo("abc");
    }

    @Test
    void knowsWhenACallBeganAndEnded() throws Exception {
        CompletableFuture<Outlet> opened = new CompletableFuture<>();
        handler = exchange -> opened.complete(exchange.open(Head.of(200, "text/plain")));
        connect().get("/logs").head();
        opened.get();
        clock.advance(Duration.ofSeconds(5));

        opened.get().finish();

        RecordedCall call = calls.await("GET", "/logs", SOON);
        assertThat(call.begun()).isEqualTo(Instant.EPOCH);
        assertThat(call.ended()).contains(Instant.ofEpochSecond(5));
    }

    @Test
    void showsACallThatGoesOnAsFarAsItHasCome() throws Exception {
        CompletableFuture<Outlet> opened = new CompletableFuture<>();
        handler = exchange -> opened.complete(exchange.open(Head.of(200, "text/plain")));
        RawClient client = connect().get("/logs");
        client.head();
        opened.get().write("abc".getBytes(StandardCharsets.UTF_8));
        client.chunk();

        RecordedCall call = calls.await(each -> each.status().isPresent(), SOON);

        assertThat(call.outcome()).isEqualTo(Outcome.OPEN);
        assertThat(call.over()).isFalse();
        assertThat(call.ended()).isEmpty();
        assertThat(call.answer().orElseThrow().body().text()).isEqualTo("abc");
        assertThatThrownBy(() -> calls.await("GET", "/logs", Duration.ofMillis(1)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void recordsThatTheClientLeft() throws Exception {
        handler = exchange -> exchange.open(Head.of(200, "text/plain"));
        RawClient client = connect().get("/logs");
        client.head();

        client.close();

        assertThat(calls.await("GET", "/logs", SOON).outcome()).isEqualTo(Outcome.DISCONNECTED);
    }

    @Test
    void recordsThatTheAnswerWasBrokenOff() throws Exception {
        handler = exchange -> exchange.open(Head.of(200, "text/plain")).cut();
        connect().get("/logs");

        assertThat(calls.await("GET", "/logs", SOON).outcome()).isEqualTo(Outcome.CUT);
    }

    @Test
    void recordsBothHalvesOfAConnectionThatWasTakenOver() throws Exception {
        handler = exchange -> {
            exchange.body().readAllBytes();
            Hijacked taken = exchange.hijack(new Head(101, Map.of()));
            taken.out().write(taken.in().readAllBytes());
            taken.out().finish();
        };
        RawClient client = connect().send("POST /exec HTTP/1.1\r\nHost: d\r\nContent-Length: 2\r\n\r\n{}stdin");
        client.closeHalf();
        client.rest();

        RecordedCall call = calls.await("POST", "/exec", SOON);
        assertThat(call.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(call.request().body().text()).isEqualTo("{}stdin");
        assertThat(call.answer().orElseThrow().body().text()).isEqualTo("stdin");
    }

    @Test
    void keepsTheFirstMebibyteOfABody() throws Exception {
        int size = (1 << 20) + 5;
        connect()
                .send("PUT /x HTTP/1.1\r\nHost: d\r\nContent-Length: " + size + "\r\n\r\n" + "x".repeat(size))
                .head();

        RecordedCall call = calls.await("PUT", "/x", SOON);
        assertThat(call.request().body().kept().size()).isEqualTo(1 << 20);
        assertThat(call.request().body().size()).isEqualTo(size);
        assertThat(call.request().body().truncated()).isTrue();
        assertThat(call.answer().orElseThrow().body().truncated()).isTrue();
    }

    @Test
    void waitsForACallThatComesLater() throws Exception {
        CompletableFuture<RecordedCall> awaited = new CompletableFuture<>();
        threads.workers().execute(() -> {
            try {
                awaited.complete(calls.await("POST", "/containers/*/start", SOON));
            } catch (InterruptedException e) {
                awaited.completeExceptionally(e);
            }
        });

        connect().get("/v1.41/containers/web/json").body();
        assertThat(awaited).isNotDone();
        connect()
                .send("POST /v1.41/containers/web/start HTTP/1.1\r\nHost: d\r\n\r\n")
                .body();

        assertThat(awaited.get(10, TimeUnit.SECONDS).path()).isEqualTo("/v1.41/containers/web/start");
    }

    @Test
    void waitsForSoManyCalls() throws Exception {
        connect().get("/a").get("/b").get("/a");

        assertThat(calls.await(call -> call.path().equals("/a"), 2, SOON)).hasSize(2);
    }

    @Test
    void listsTheLastCallsWhenItWaitedInVain() throws IOException {
        connect().get("/a").body();

        assertThatThrownBy(() -> calls.await(call -> call.path().equals("/b"), Duration.ofMillis(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Only 0 of 1 calls came within PT0.001S; the last calls were:\n  #1 GET /a 201 ANSWERED");
    }

    @Test
    void findsCallsByMethodAndPath() throws IOException {
        connect().get("/v1.41/a").body();
        connect().get("/b").body();

        assertThat(calls.matching("get", "/a")).extracting(RecordedCall::path).containsExactly("/v1.41/a");
        assertThat(calls.matching("POST", "/a")).isEmpty();
        assertThat(calls.all()).hasSize(2);
    }

    @Test
    void forgetsCallsThatAreOver() throws Exception {
        connect().get("/a").body();
        handler = exchange -> exchange.open(Head.of(200, "text/plain"));
        connect().get("/logs").head();

        calls.clear();

        assertThat(calls.all()).extracting(RecordedCall::path).containsExactly("/logs");
        assertThat(calls.total()).isEqualTo(2);
    }

    @Test
    void keepsTheLastTenThousandCallsAndThoseThatGoOn() {
        CallRecord open = calls.begin(request("/open"), clock);
        for (int i = 0; i < 10_010; i++) {
            calls.begin(request("/" + i), clock).end(Outcome.ANSWERED);
        }

        assertThat(calls.all()).hasSize(10_000);
        assertThat(calls.all()).first().extracting(RecordedCall::path).isEqualTo("/open");
        assertThat(calls.all().get(1).path()).isEqualTo("/11");
        assertThat(open.over()).isFalse();
        assertThat(calls.total()).isEqualTo(10_011);
    }

    @Test
    void keepsSixtyFourMebibytesOfBodies() {
        byte[] body = new byte[1 << 20];
        for (int i = 0; i < 100; i++) {
            CallRecord record = calls.begin(request("/" + i), clock);
            record.received(body);
            record.end(Outcome.ANSWERED);
        }

        assertThat(calls.all()).hasSizeBetween(64, 65);
        assertThat(calls.all().get(calls.all().size() - 1).path()).isEqualTo("/99");
    }

    private static Request request(String path) {
        return new Request("GET", path, Map.of(), Map.of());
    }

    private RawClient connect() throws IOException {
        RawClient client = RawClient.to(server.addresses().get(0));
        clients.add(client);
        return client;
    }
}
