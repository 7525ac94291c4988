package io.github.runner4j.testkit.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.testkit.internal.thread.Threads;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two thousand streams at once, and the threads that they take. */
@Timeout(60)
class ManyStreamsTest {

    private static final int STREAMS = 2000;

    private final Threads threads = Threads.create();
    private final List<RawClient> clients = new ArrayList<>();
    private final Queue<Outlet> outlets = new ConcurrentLinkedQueue<>();
    private final CountDownLatch opened = new CountDownLatch(STREAMS);
    private final CountDownLatch gone = new CountDownLatch(STREAMS);

    @AfterEach
    void closeThreads() {
        threads.close();
    }

    @Test
    void needsAHandfulOfThreadsOverTcp() throws Exception {
        streams(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @Test
    void needsAHandfulOfThreadsOverAUnixSocket(@TempDir Path directory) throws Exception {
        streams(UnixDomainSocketAddress.of(directory.resolve("fake.sock")));
    }

    private void streams(SocketAddress address) throws Exception {
        try (HttpServer server = HttpServer.builder(this::open, threads.loops(), threads.workers())
                .listen(address)
                .start()) {
            for (int i = 0; i < STREAMS; i++) {
                clients.add(RawClient.to(server.addresses().get(0)).get("/logs"));
                clients.get(i).head();
            }
            opened.await();
            outlets.forEach(each -> each.write("line\n".getBytes(StandardCharsets.UTF_8)));
            for (RawClient each : clients) {
                assertThat(each.chunk()).isEqualTo("line\n");
            }

            assertThat(server.connections()).isEqualTo(STREAMS);
            assertThat(threads.names().stream().filter(name -> name.contains("-loop-")))
                    .hasSize(2);
            assertThat(threads.alive()).isLessThan(20);

            for (RawClient each : clients) {
                each.close();
            }
            assertThat(gone.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private void open(Exchange exchange) {
        exchange.onGone(gone::countDown);
        outlets.add(exchange.open(Head.of(200, "application/json")));
        opened.countDown();
    }
}
