package io.github.runner4j.testkit.internal.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.testkit.internal.process.Signal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PublishingTest {

    private final ContainerLab lab = new ContainerLab();
    private final CountDownLatch listening = new CountDownLatch(1);

    @BeforeEach
    void echo() {
        lab.programs.put("echo", context -> {
            try (ServerSocket server = context.listen(80)) {
                listening.countDown();
                while (true) {
                    try (Socket client = server.accept()) {
                        client.getInputStream().transferTo(client.getOutputStream());
                    }
                }
            }
        });
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void whatComesToThePortReachesTheProgram() throws Exception {
        Container container = serving("127.0.0.1");

        assertThat(talk(port(container), "hello")).isEqualTo("hello");
        assertThat(talk(port(container), "again")).isEqualTo("again");
    }

    @Test
    void aPortOfAllAddressesIsReachedFromThisMachineAlone() throws Exception {
        Container container = serving("");

        assertThat(lab.engine
                        .inspect(container, false)
                        .at("/NetworkSettings/Ports/80~1tcp/0/HostIp")
                        .asText())
                .isEqualTo("0.0.0.0");
        assertThat(talk(port(container), "hello")).isEqualTo("hello");
    }

    @Test
    void nobodyAnswersOnceItHasEnded() throws Exception {
        Container container = serving("127.0.0.1");
        int port = port(container);

        lab.engine.kill(container, Signal.KILL).get(10, TimeUnit.SECONDS);

        lab.await(() -> !accepts(port));
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aConnectionEndsWithTheContainer() throws Exception {
        Container container = serving("127.0.0.1");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port(container))) {
            socket.getOutputStream().write('x');
            assertThat(socket.getInputStream().read()).isEqualTo('x');

            lab.engine.kill(container, Signal.KILL).get(10, TimeUnit.SECONDS);

            assertThat(end(socket)).isEqualTo(-1);
        }
    }

    @Test
    void aConnectionEndsAtOnceWhenNobodyListens() throws Exception {
        Container container = lab.create(
                "one",
                "{\"Image\":\"busybox\",\"Cmd\":[\"sleep\",\"1000\"],\"ExposedPorts\":{\"80/tcp\":{}}}",
                "{\"PortBindings\":{\"80/tcp\":[{}]}}");
        lab.engine.start(container);

        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port(container))) {
            assertThat(end(socket)).isEqualTo(-1);
        }
    }

    @Test
    void aPortIsFreeAgainWhenAnotherOfTheContainerCannotBeHad() throws Exception {
        Container first = serving("127.0.0.1");
        int taken = port(first);
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        Container second = lab.create(
                "two",
                "{\"Image\":\"busybox\",\"Cmd\":[\"sleep\",\"1000\"],\"ExposedPorts\":{\"80/tcp\":{}}}",
                "{\"PortBindings\":{\"80/tcp\":[{\"HostPort\":\"" + free + "\"},{\"HostPort\":\"" + taken + "\"}]}}");

        assertThatThrownBy(() -> lab.engine.start(second)).hasMessageContaining("address already in use");

        try (ServerSocket socket = new ServerSocket(free, 1, InetAddress.getLoopbackAddress())) {
            assertThat(socket.getLocalPort()).isEqualTo(free);
        }
    }

    private Container serving(String ip) throws InterruptedException {
        Container container = lab.create(
                "one",
                "{\"Image\":\"busybox\",\"Cmd\":[\"echo\"],\"ExposedPorts\":{\"80/tcp\":{}}}",
                "{\"PortBindings\":{\"80/tcp\":[{\"HostIp\":\"" + ip + "\"}]}}");
        lab.engine.start(container);
        listening.await();
        return container;
    }

    private int port(Container container) {
        return lab.engine
                .inspect(container, false)
                .at("/NetworkSettings/Ports/80~1tcp/0/HostPort")
                .asInt();
    }

    private static String talk(int port, String text) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The end of a connection may come as an error. */
    private static int end(Socket socket) {
        try {
            return socket.getInputStream().read();
        } catch (IOException e) {
            return -1;
        }
    }
}
