package io.github.runner4j.testkit.internal.applet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class NetworkingTest {

    /** The commands that Testcontainers runs in a container to see whether somebody listens on port 80. */
    private static final String PORT_CHECK = "true && (cat /proc/net/tcp* | awk '{print $2}' | grep -i ':0050'"
            + " || nc -vz -w 1 localhost 80 || /bin/bash -c '</dev/tcp/localhost/80')";

    private final Box box = Box.create();

    @BeforeEach
    void keepTheContainerRunning() {
        box.keep();
    }

    @AfterEach
    void close() {
        box.close();
        assertThat(box.threads().alive()).isZero();
    }

    private void serve() throws Exception {
        box.write("/work/index.html", "hello\n", 0644);
        box.write("/work/data.json", "{}", 0644);
        box.start(InputStream.nullInputStream(), "httpd", "-f", "-p", "80", "-h", "/work");
        box.shell("until grep -q :0050 /proc/net/tcp; do :; done");
    }

    @Test
    void testcontainersSeesWhetherSomebodyListens() throws Exception {
        assertThat(box.shell(PORT_CHECK).code()).isEqualTo(127);

        serve();

        assertThat(box.shell(PORT_CHECK)).isEqualTo(new Box.Result("00000000:0050\n", "", 0));
    }

    @Test
    void aPortCanBeTriedByConnecting() throws Exception {
        assertThat(box.run("nc", "-vz", "-w", "1", "localhost", "80"))
                .isEqualTo(new Box.Result("", "nc: localhost (127.0.0.1:80): Connection refused\n", 1));

        serve();

        assertThat(box.run("nc", "-vz", "-w", "1", "localhost", "80"))
                .isEqualTo(new Box.Result("", "localhost (127.0.0.1:80) open\n", 0));
    }

    @Test
    void servesFiles() throws Exception {
        serve();

        assertThat(box.run("wget", "-q", "-O", "-", "http://localhost/")).isEqualTo(new Box.Result("hello\n", "", 0));
        assertThat(box.shell("cd /tmp && wget -q http://localhost/data.json && cat data.json")
                        .out())
                .isEqualTo("{}");
    }

    @Test
    void tellsWhatItDoes() throws Exception {
        serve();

        assertThat(box.run("wget", "-O", "-", "http://localhost/").err())
                .startsWith("Connecting to localhost (127.0.0.1:80)\nwriting to stdout\n")
                .endsWith("written to stdout\n");
        assertThat(box.run("wget", "--spider", "http://localhost/").err()).endsWith("remote file exists\n");
        assertThat(box.run("wget", "-S", "-q", "-O", "-", "http://localhost/").err())
                .startsWith("  HTTP/1.1 200 OK\n")
                .contains("  Content-Length: 6\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nosuch", "/../etc/passwd"})
    void whatIsNotThereIsNotFound(String path) throws Exception {
        serve();

        assertThat(box.run("wget", "-q", "-O", "-", "http://localhost" + path))
                .isEqualTo(new Box.Result("", "wget: server returned error: HTTP/1.1 404 Not Found\n", 1));
    }

    @Test
    void anAddressThatNobodyHasIsBad() throws Exception {
        assertThat(box.run("wget", "-q", "http://nosuchhost/").err()).isEqualTo("wget: bad address 'nosuchhost'\n");
        assertThat(box.run("nc", "nosuchhost", "80").err()).isEqualTo("nc: bad address 'nosuchhost'\n");
    }

    @Test
    void nobodyListensTwiceOnAPort() throws Exception {
        serve();

        assertThat(box.run("httpd", "-f", "-p", "80"))
                .isEqualTo(new Box.Result("", "httpd: bind: Address already in use\n", 1));
    }

    @Test
    void twoProcessesTalkToEachOther() throws Exception {
        Box.Started listener =
                box.start(InputStream.nullInputStream(), "sh", "-c", "nc -l -p 9000 > received; cat received");
        box.shell("until grep -q :2328 /proc/net/tcp; do :; done");

        assertThat(box.shell("echo hello | nc localhost 9000").code()).isZero();

        assertThat(listener.result().out()).isEqualTo("hello\n");
    }

    @Test
    void aProgramAnswersEachConnection() throws Exception {
        box.start(InputStream.nullInputStream(), "nc", "-lk", "-p", "7000", "-e", "cat");
        box.shell("until grep -q :1B58 /proc/net/tcp; do :; done");

        assertThat(box.shell("echo one | nc localhost 7000; echo two | nc localhost 7000")
                        .out())
                .isEqualTo("one\ntwo\n");
    }

    @Test
    void aPublishedPortReachesTheListener() throws Exception {
        serve();

        try (Socket socket = box.processes().sockets().connect(80).orElseThrow()) {
            OutputStream out = socket.getOutputStream();
            out.write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\nhello\n");
        }
    }

    @Test
    void knowsTheWayOut() throws Exception {
        box.write("/etc/hostname", "box\n", 0644);
        box.write("/etc/hosts", "127.0.0.1\tlocalhost\n172.17.0.5\tbox\n", 0644);

        assertThat(box.shell("ip route | awk '/default/ { print $3 }'; hostname; hostname -i; ip -4 addr show eth0")
                        .out())
                .isEqualTo("""
                        172.17.0.1
                        box
                        172.17.0.5
                        2: eth0@if3: <BROADCAST,MULTICAST,UP,LOWER_UP,M-DOWN> mtu 1500 qdisc noqueue\s
                            inet 172.17.0.5/16 brd 172.17.255.255 scope global eth0
                               valid_lft forever preferred_lft forever
                        """);
    }
}
