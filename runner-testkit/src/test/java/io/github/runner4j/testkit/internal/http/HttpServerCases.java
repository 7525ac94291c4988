package io.github.runner4j.testkit.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.testkit.files.Content;
import io.github.runner4j.testkit.internal.thread.Threads;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What holds over TCP as over Unix sockets. */
@Timeout(30)
abstract class HttpServerCases {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-04T05:06:07Z"), ZoneOffset.UTC);

    private final Threads threads = Threads.create();
    private final List<RawClient> clients = new ArrayList<>();
    private volatile Handler handler = exchange -> exchange.answer(text("hello"));
    private HttpServer server;

    abstract SocketAddress address() throws IOException;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.builder(exchange -> handler.handle(exchange), threads.loops(), threads.workers())
                .clock(CLOCK)
                .listen(address())
                .start();
    }

    @AfterEach
    void stop() throws IOException {
        for (RawClient each : clients) {
            each.close();
        }
        server.close();
        threads.close();
        assertThat(threads.names()).isEmpty();
    }

    @Test
    void answersWithLengthAndDateInTheOrderOfGo() throws IOException {
        handler = exchange -> exchange.answer(
                new Answer(Head.of(201, "application/json").with("Api-Version", "1.41"), Content.of("{}")));

        RawClient client = connect().send("POST /x HTTP/1.1\r\nHost: d\r\nConnection: close\r\n\r\n");

        assertThat(client.rest())
                .isEqualTo("HTTP/1.1 201 Created\r\nApi-Version: 1.41\r\nContent-Type: application/json\r\n"
                        + "Date: Wed, 04 Nov 2026 05:06:07 GMT\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
    }

    @Test
    void chunksAWholeBodyOfMoreThan2048Bytes() throws IOException {
        handler = exchange ->
                exchange.answer(text("x".repeat(exchange.request().path().length() == 2 ? 2048 : 2049)));

        RawClient client = connect().get("/a").get("/ab");

        assertThat(client.body()).hasSize(2048);
        assertThat(client.head().headers())
                .containsEntry("Transfer-Encoding", "chunked")
                .doesNotContainKey("Content-Length");
        assertThat(client.chunk()).hasSize(2049);
        assertThat(client.chunk()).isEmpty();
    }

    @Test
    void keepsTheConnectionForTheNextRequest() throws IOException {
        handler = exchange -> exchange.answer(text(exchange.request().path()));
        RawClient client = connect();

        assertThat(client.get("/one").body()).isEqualTo("/one");
        assertThat(client.get("/two").body()).isEqualTo("/two");
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void answersPipelinedRequestsInTheirOrder() throws IOException {
        handler = exchange -> exchange.answer(
                text(exchange.request().path() + new String(exchange.body().readAllBytes(), StandardCharsets.UTF_8)));
        RawClient client = connect();

        StringBuilder requests = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            requests.append("POST /" + i + "- HTTP/1.1\r\nHost: d\r\nContent-Length: 3\r\n\r\nabc");
        }
        client.send(requests.toString());

        for (int i = 0; i < 100; i++) {
            assertThat(client.body()).isEqualTo("/" + i + "-abc");
        }
    }

    @Test
    void answersWhatWasPipelinedBeforeTheClientClosedItsHalf() throws IOException {
        handler = exchange -> exchange.answer(text(exchange.request().path()));
        RawClient client = connect();

        client.send("GET /a HTTP/1.1\r\nHost: d\r\n\r\nGET /b HTTP/1.1\r\nHost: d\r\n\r\n")
                .closeHalf();

        assertThat(client.body()).isEqualTo("/a");
        assertThat(client.body()).isEqualTo("/b");
        assertThat(client.rest()).isEmpty();
    }

    @Test
    void tellsTheHandlerWhatWasAsked() throws Exception {
        CompletableFuture<Request> seen = new CompletableFuture<>();
        handler = exchange -> {
            seen.complete(exchange.request());
            exchange.answer(text(""));
        };

        connect()
                .send("PUT /a%20b/c?x=1&y=a%2Fb+c&x=2&z HTTP/1.1\r\nHost: d\r\nX-One: 1\r\nx-one: 2\r\n\r\n")
                .head();

        Request request = seen.get(10, TimeUnit.SECONDS);
        assertThat(request.method()).isEqualTo("PUT");
        assertThat(request.path()).isEqualTo("/a%20b/c");
        assertThat(request.query()).isEqualTo(Map.of("x", List.of("1", "2"), "y", List.of("a/b c"), "z", List.of("")));
        assertThat(request.header("X-ONE")).contains("1, 2");
    }

    @Test
    void readsAChunkedBody() throws IOException {
        handler = exchange -> exchange.answer(text(new String(exchange.body().readAllBytes(), StandardCharsets.UTF_8)));
        RawClient client =
                connect().send("POST / HTTP/1.1\r\nHost: d\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");

        client.send("4;ext=1\r\ndefg\r\n").send("0\r\nTrailer: x\r\n\r\n");

        assertThat(client.body()).isEqualTo("abcdefg");
        assertThat(client.get("/").body()).isEmpty();
    }

    @Test
    void holdsUpAClientThatSendsFasterThanTheHandlerReads() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        int size = 64 * 1024 * 1024;
        handler = exchange -> {
            go.await();
            long sum = 0;
            byte[] buffer = new byte[8192];
            for (int n = exchange.body().read(buffer);
                    n >= 0;
                    n = exchange.body().read(buffer)) {
                sum += n;
            }
            exchange.answer(text(String.valueOf(sum)));
        };
        RawClient client = connect().send("POST / HTTP/1.1\r\nHost: d\r\nContent-Length: " + size + "\r\n\r\n");
        client.channel().configureBlocking(false);
        int taken = sendUntilRefused(client, size);

        assertThat(taken).isLessThan(size / 2);
        client.channel().configureBlocking(true);
        go.countDown();
        client.send(new byte[size - taken]);
        assertThat(client.body()).isEqualTo(String.valueOf(size));
    }

    /** Sends until the socket has taken nothing for a while. */
    private static int sendUntilRefused(RawClient client, int most) throws IOException, InterruptedException {
        byte[] block = new byte[64 * 1024];
        int taken = 0;
        for (int idle = 0; idle < 50 && taken < most; ) {
            int now = client.channel().write(ByteBuffer.wrap(block, 0, Math.min(block.length, most - taken)));
            taken += now;
            idle = now == 0 ? idle + 1 : 0;
            if (now == 0) {
                new CountDownLatch(1).await(2, TimeUnit.MILLISECONDS);
            }
        }
        return taken;
    }

    @Test
    void throwsAwayASmallBodyThatNobodyRead() throws IOException {
        RawClient client = connect();

        client.send("POST /a HTTP/1.1\r\nHost: d\r\nContent-Length: 100000\r\n\r\n" + "x".repeat(100_000))
                .get("/b");

        assertThat(client.body()).isEqualTo("hello");
        assertThat(client.body()).isEqualTo("hello");
    }

    @Test
    void closesAfterALargeBodyThatNobodyReads() throws IOException {
        RawClient client = connect().send("POST /a HTTP/1.1\r\nHost: d\r\nContent-Length: 10000000\r\n\r\n");

        assertThat(client.body()).isEqualTo("hello");
        client.send(new byte[300_000]);

        assertThat(client.rest()).isEmpty();
    }

    @Test
    void saysContinueWhenTheHandlerReads() throws IOException {
        handler = exchange -> exchange.answer(text(new String(exchange.body().readAllBytes(), StandardCharsets.UTF_8)));
        RawClient client =
                connect().send("POST / HTTP/1.1\r\nHost: d\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");

        assertThat(client.line()).isEqualTo("HTTP/1.1 100 Continue");
        assertThat(client.line()).isEmpty();
        client.send("abc");
        assertThat(client.body()).isEqualTo("abc");
        assertThat(client.get("/").body()).isEmpty();
    }

    @Test
    void closesWhenAClientWaitsForAWordAndGetsTheAnswer() throws IOException {
        RawClient client =
                connect().send("POST / HTTP/1.1\r\nHost: d\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");

        RawClient.Answer head = client.head();

        assertThat(head.first()).isEqualTo("HTTP/1.1 200 OK");
        assertThat(head.headers()).containsEntry("Connection", "close");
        assertThat(client.rest()).isEqualTo("hello");
    }

    @Test
    void refusesAnExpectationThatItDoesNotKnow() throws IOException {
        RawClient client = connect().send("POST / HTTP/1.1\r\nHost: d\r\nExpect: x\r\nContent-Length: 3\r\n\r\nabc");

        assertThat(client.head().first()).isEqualTo("HTTP/1.1 417 Expectation Failed");
        assertThat(client.rest()).isEmpty();
    }

    @Test
    void answersHeadWithoutABody() throws IOException {
        RawClient client = connect().send("HEAD / HTTP/1.1\r\nHost: d\r\n\r\n").get("/");

        assertThat(client.head().headers()).containsEntry("Content-Length", "5");
        assertThat(client.body()).isEqualTo("hello");
    }

    @Test
    void answersHeadOfAStreamWithoutABody() throws IOException {
        handler = exchange -> {
            Outlet outlet = exchange.open(Head.of(200, "text/plain"));
            outlet.write("abc".getBytes(StandardCharsets.UTF_8));
            outlet.finish();
        };

        RawClient client = connect().send("HEAD / HTTP/1.1\r\nHost: d\r\n\r\n");

        assertThat(client.head().headers()).doesNotContainKeys("Content-Length", "Transfer-Encoding");
        handler = exchange -> exchange.answer(text("next"));
        assertThat(client.get("/").body()).isEqualTo("next");
    }

    @Test
    void givesNoLengthWhereThereIsNeverABody() throws IOException {
        handler = exchange -> exchange.answer(
                Answer.of(Integer.parseInt(exchange.request().path().substring(1))));
        RawClient client = connect();

        assertThat(client.get("/204").head().headers()).doesNotContainKeys("Content-Length", "Transfer-Encoding");
        assertThat(client.get("/304").head().headers()).doesNotContainKeys("Content-Length", "Transfer-Encoding");
        assertThat(client.get("/200").head().headers()).containsEntry("Content-Length", "0");
    }

    @Test
    void keepsTheLengthThatTheHandlerGives() throws IOException {
        handler = exchange -> {
            Outlet outlet = exchange.open(Head.of(200, "text/plain").with("Content-Length", "6"));
            outlet.write("abc".getBytes(StandardCharsets.UTF_8));
            outlet.write("def".getBytes(StandardCharsets.UTF_8));
            outlet.finish();
        };
        RawClient client = connect().get("/").get("/");

        assertThat(client.body()).isEqualTo("abcdef");
        assertThat(client.body()).isEqualTo("abcdef");
    }

    @Test
    void servesHttp10WithoutChunks() throws IOException {
        handler = exchange -> exchange.answer(text("x".repeat(3000)));
        RawClient client = connect().send("GET / HTTP/1.0\r\n\r\n");

        RawClient.Answer head = client.head();

        assertThat(head.first()).isEqualTo("HTTP/1.0 200 OK");
        assertThat(head.headers()).containsEntry("Content-Length", "3000").doesNotContainKey("Transfer-Encoding");
        assertThat(client.rest()).hasSize(3000);
    }

    @Test
    void streamsToHttp10UntilTheEnd() throws IOException {
        handler = exchange -> {
            Outlet outlet = exchange.open(Head.of(200, "text/plain"));
            outlet.write("abc".getBytes(StandardCharsets.UTF_8));
            outlet.finish();
        };
        RawClient client = connect().send("GET / HTTP/1.0\r\n\r\n");

        client.head();

        assertThat(client.rest()).isEqualTo("abc");
    }

    @Test
    void sendsTheHeadAtOnceAndEachWriteAsAChunk() throws Exception {
        CompletableFuture<Outlet> opened = new CompletableFuture<>();
        handler = exchange -> opened.complete(exchange.open(Head.of(200, "application/json")));
        RawClient client = connect().get("/wait");

        assertThat(client.head().headers()).containsEntry("Transfer-Encoding", "chunked");
        Outlet outlet = opened.get();
        outlet.write("one\n".getBytes(StandardCharsets.UTF_8));
        assertThat(client.chunk()).isEqualTo("one\n");
        outlet.write("two\n".getBytes(StandardCharsets.UTF_8));
        outlet.write(new byte[0]);
        outlet.write("three\n".getBytes(StandardCharsets.UTF_8));
        outlet.finish();
        outlet.write("never".getBytes(StandardCharsets.UTF_8));

        assertThat(client.chunk()).isEqualTo("two\n");
        assertThat(client.chunk()).isEqualTo("three\n");
        assertThat(client.chunk()).isEmpty();
        assertThat(outlet.closed()).isTrue();
        handler = exchange -> exchange.answer(text("next"));
        assertThat(client.get("/").body()).isEqualTo("next");
    }

    @Test
    void breaksOffInMidBody() throws Exception {
        CompletableFuture<Outlet> opened = new CompletableFuture<>();
        handler = exchange -> opened.complete(exchange.open(Head.of(200, "application/json")));
        RawClient client = connect().get("/");
        client.head();
        opened.get().write("abc".getBytes(StandardCharsets.UTF_8));
        assertThat(client.chunk()).isEqualTo("abc");

        opened.get().cut();

        assertThatThrownBy(client::chunk).isInstanceOf(IOException.class);
    }

    @Test
    void noticesThatTheClientOfAStreamIsGone() throws Exception {
        CompletableFuture<Outlet> opened = new CompletableFuture<>();
        CountDownLatch gone = new CountDownLatch(2);
        handler = exchange -> {
            exchange.onGone(gone::countDown);
            opened.complete(exchange.open(Head.of(200, "application/json")));
            exchange.onGone(gone::countDown);
        };
        RawClient client = connect().get("/");
        client.head();
        assertThat(opened.get().closed()).isFalse();

        client.close();

        assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(opened.get().closed()).isTrue();
    }

    @Test
    void noticesThatTheClientDoesNotWaitForTheAnswer() throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        handler = exchange -> {
            exchange.onGone(gone::countDown);
            gone.await();
        };
        RawClient client = connect().get("/");

        client.close();

        assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void saysThatTheAnswerIsOver() throws Exception {
        CountDownLatch over = new CountDownLatch(2);
        handler = exchange -> {
            exchange.onGone(over::countDown);
            exchange.answer(text("x"));
            over.await(10, TimeUnit.MILLISECONDS);
            exchange.onGone(over::countDown);
        };

        connect().get("/").body();

        assertThat(over.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void endsTheBodyOfAClientThatIsGoneInMidBody() throws Exception {
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        handler = exchange -> {
            try {
                exchange.body().readAllBytes();
            } catch (IOException e) {
                failure.complete(e);
            }
        };

        connect()
                .send("POST / HTTP/1.1\r\nHost: d\r\nContent-Length: 10\r\n\r\nabc")
                .close();

        assertThat(failure.get(10, TimeUnit.SECONDS)).hasMessage("unexpected EOF");
    }

    @Test
    void holdsUpAStreamWhoseClientDoesNotRead() throws Exception {
        int size = 64 * 1024 * 1024;
        AtomicInteger written = new AtomicInteger();
        handler = exchange -> {
            try (var out = exchange.open(Head.of(200, "application/x-tar")).stream()) {
                byte[] block = new byte[64 * 1024];
                while (written.addAndGet(block.length) < size) {
                    out.write(block);
                }
            }
        };
        RawClient client = connect().get("/");
        client.head();
        int before = -1;
        while (written.get() != before) {
            before = written.get();
            new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
        }

        assertThat(before).isLessThan(size / 2);
        long sum = 0;
        for (int n = client.chunk().length(); n > 0; n = client.chunk().length()) {
            sum += n;
        }
        assertThat(sum).isEqualTo(size - 64 * 1024);
    }

    @Test
    void tellsAStreamThatItsClientIsGone() throws Exception {
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        handler = exchange -> {
            try (var out = exchange.open(Head.of(200, "application/x-tar")).stream()) {
                while (true) {
                    out.write(new byte[64 * 1024]);
                }
            } catch (IOException e) {
                failure.complete(e);
            }
        };
        RawClient client = connect().get("/");
        client.head();

        client.close();

        assertThat(failure.get(10, TimeUnit.SECONDS)).hasMessage("broken pipe");
    }

    @Test
    void cutsOffAClientThatLetsTooMuchPileUp() throws Exception {
        CompletableFuture<Outlet> opened = new CompletableFuture<>();
        CountDownLatch gone = new CountDownLatch(1);
        handler = exchange -> {
            exchange.onGone(gone::countDown);
            opened.complete(exchange.open(Head.of(200, "application/json")));
        };
        connect().get("/").head();

        for (int i = 0; i < 80 && !opened.get().closed(); i++) {
            opened.get().write(new byte[1024 * 1024]);
        }

        assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void takesAConnectionOver() throws Exception {
        handler = exchange -> {
            String body = new String(exchange.body().readAllBytes(), StandardCharsets.UTF_8);
            Hijacked taken = exchange.hijack(new Head(101, Map.of("Connection", "Upgrade")));
            taken.out().write((body + ">").getBytes(StandardCharsets.UTF_8));
            for (int next = taken.in().read(); next >= 0; next = taken.in().read()) {
                taken.out().write(new byte[] {(byte) Character.toUpperCase(next)});
            }
            taken.out().write("after".getBytes(StandardCharsets.UTF_8));
            taken.out().finish();
        };
        RawClient client = connect()
                .send(
                        "POST /exec HTTP/1.1\r\nHost: d\r\nConnection: Upgrade\r\nUpgrade: tcp\r\nContent-Length: 2\r\n\r\n{}"
                                + "with the request\n");

        assertThat(client.line()).isEqualTo("HTTP/1.1 101 UPGRADED");
        assertThat(client.line()).isEqualTo("Connection: Upgrade");
        assertThat(client.line()).isEmpty();
        assertThat(client.line()).isEqualTo("{}>WITH THE REQUEST");
        client.send("later");
        assertThat(client.text(5)).isEqualTo("LATER");
        client.closeHalf();
        assertThat(client.rest()).isEqualTo("after");
    }

    @Test
    void losesNothingWhenTheClientClosedItsHalfBeforeTheConnectionWasTakenOver() throws Exception {
        CountDownLatch sent = new CountDownLatch(1);
        handler = exchange -> {
            sent.await();
            exchange.request();
            Hijacked taken = exchange.hijack(Head.of(200, "application/vnd.docker.raw-stream"));
            taken.out().write(taken.in().readAllBytes());
            taken.out().finish();
        };
        RawClient client = connect().send("POST /attach HTTP/1.1\r\nHost: d\r\n\r\nGET /x HTTP/1.1\r\n\r\n");
        client.closeHalf();
        sent.countDown();

        assertThat(client.head().headers()).containsOnlyKeys("Content-Type");
        assertThat(client.rest()).isEqualTo("GET /x HTTP/1.1\r\n\r\n");
    }

    @Test
    void noticesThatTheClientOfATakenConnectionIsGone() throws Exception {
        CompletableFuture<Hijacked> taken = new CompletableFuture<>();
        CountDownLatch gone = new CountDownLatch(1);
        handler = exchange -> {
            exchange.onGone(gone::countDown);
            taken.complete(exchange.hijack(new Head(101, Map.of())));
        };
        RawClient client = connect().get("/");
        client.head();

        client.close();

        assertThat(taken.get().in().read()).isEqualTo(-1);
        while (!taken.get().out().closed()) {
            taken.get().out().write(new byte[1024]);
        }
        assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void answers500WhenTheHandlerThrows() throws IOException {
        handler = exchange -> {
            throw new IllegalStateException("no \"luck\"");
        };
        RawClient client = connect().get("/").get("/");

        assertThat(client.head().first()).isEqualTo("HTTP/1.1 500 Internal Server Error");
        assertThat(client.text(30)).isEqualTo("{\"message\":\"no \\\"luck\\\"\"}\nHTTP");
    }

    @Test
    void breaksOffWhenTheHandlerThrowsInMidAnswer() throws IOException {
        handler = exchange -> {
            exchange.open(Head.of(200, "text/plain"));
            throw new IllegalStateException("no luck");
        };
        RawClient client = connect().get("/");
        client.head();

        assertThatThrownBy(client::chunk).isInstanceOf(IOException.class);
    }

    @Test
    void givesOneAnswerOnly() throws Exception {
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        handler = exchange -> {
            exchange.answer(text("one"));
            try {
                exchange.answer(text("two"));
            } catch (IllegalStateException e) {
                failure.complete(e);
            }
        };

        assertThat(connect().get("/x").body()).isEqualTo("one");
        assertThat(failure.get(10, TimeUnit.SECONDS)).hasMessage("The answer to GET /x is given");
    }

    @Test
    void refusesWhatIsNoRequestInTheWordsOfGo() throws IOException {
        String close = "\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n";

        assertThat(connect().send("nonsense\r\n\r\n").rest())
                .isEqualTo("HTTP/1.1 400 Bad Request" + close + "400 Bad Request");
        assertThat(connect()
                        .send("GET / HTTP/1.1\r\nHost: d\r\nbad header\r\n\r\n")
                        .rest())
                .isEqualTo("HTTP/1.1 400 Bad Request" + close + "400 Bad Request");
        assertThat(connect().send("GET / HTTP/1.1\r\n\r\n").rest())
                .isEqualTo("HTTP/1.1 400 Bad Request: missing required Host header" + close
                        + "400 Bad Request: missing required Host header");
        assertThat(connect().send("GET / HTTP/3.1\r\nHost: d\r\n\r\n").rest())
                .isEqualTo("HTTP/1.1 505 HTTP Version Not Supported: unsupported protocol version" + close
                        + "505 HTTP Version Not Supported: unsupported protocol version");
        assertThat(connect()
                        .send("GET / HTTP/1.1\r\nHost: d\r\nX: " + "x".repeat(1_100_000) + "\r\n\r\n")
                        .line())
                .isEqualTo("HTTP/1.1 431 Request Header Fields Too Large");
    }

    @Test
    void refusesAPathOrAQueryThatIsWronglyEscaped() throws IOException {
        assertThat(connect().get("/a%zz").line()).isEqualTo("HTTP/1.1 400 Bad Request");
        assertThat(connect().get("/a?b=c%zzd&e=1").body())
                .isEqualTo("{\"message\":\"invalid URL escape \\\"%zz\\\"\"}\n");
        assertThat(connect().get("/a?b=%z&c=1").body()).isEqualTo("{\"message\":\"invalid URL escape \\\"%z\\\"\"}\n");
    }

    @Test
    void closesConnectionsAndRefusesNewOnesWhileItDoesNotListen() throws Exception {
        RawClient client = connect().get("/");
        assertThat(client.body()).isEqualTo("hello");
        SocketAddress before = server.addresses().get(0);

        server.unlisten();
        server.drop();

        assertThat(client.next()).isEqualTo(-1);
        assertThatThrownBy(this::connect).isInstanceOf(IOException.class);
        server.listen();
        assertThat(server.addresses()).containsExactly(before);
        assertThat(connect().get("/").body()).isEqualTo("hello");
    }

    @Test
    void closesWhatIsOpenAtItsEnd() throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        CountDownLatch opened = new CountDownLatch(1);
        handler = exchange -> {
            exchange.onGone(gone::countDown);
            exchange.open(Head.of(200, "text/plain"));
            opened.countDown();
        };
        RawClient client = connect().get("/");
        client.head();
        opened.await();

        server.close();

        assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(client.rest()).isEmpty();
        assertThat(server.connections()).isZero();
    }

    final RawClient connect() throws IOException {
        RawClient client = RawClient.to(server.addresses().get(0));
        clients.add(client);
        return client;
    }

    private static Answer text(String text) {
        return new Answer(Head.of(200, "text/plain"), Content.of(text));
    }
}
