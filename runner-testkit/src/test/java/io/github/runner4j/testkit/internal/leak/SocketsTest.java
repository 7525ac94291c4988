package io.github.runner4j.testkit.internal.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class SocketsTest {

    private static List<String> words(boolean kept) {
        return Sockets.now(kept).stream().map(Leftover::words).toList();
    }

    @Test
    void findsAPortThatIsListenedOn() throws IOException {
        int port;
        try (ServerSocket listener = new ServerSocket(0)) {
            port = listener.getLocalPort();

            assertThat(words(false)).contains("socket listening on port " + port);
        }
        assertThat(words(false)).doesNotContain("socket listening on port " + port);
    }

    private static ServerSocketChannel listen(Path path) throws IOException {
        return ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(path));
    }

    @Test
    void findsASocketFileThatIsListenedOn(@TempDir Path folder) throws IOException {
        Path path = folder.resolve("fake.sock");

        try (ServerSocketChannel listener = listen(path)) {
            assertThat(words(false)).contains("socket listening on " + path);
        }
    }

    @Test
    void passesOverThatOfTheJvm(@TempDir Path folder) throws IOException {
        Path path = folder.resolve(".java_pid123");

        try (ServerSocketChannel listener = listen(path)) {
            assertThat(words(false)).doesNotContain("socket listening on " + path);
        }
    }

    @Test
    void findsAConnectionWhoseOtherEndIsGone() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket left = new Socket(listener.getInetAddress(), listener.getLocalPort())) {
            String words = "socket to port " + listener.getLocalPort() + ", which its other end has closed";
            Socket other = listener.accept();
            assertThat(words(false)).doesNotContain(words);

            other.close();
            assertThat(left.getInputStream().read()).isEqualTo(-1);

            assertThat(words(false)).contains(words);
            assertThat(words(true)).doesNotContain(words);
        }
    }
}
