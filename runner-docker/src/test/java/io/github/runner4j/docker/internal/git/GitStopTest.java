package io.github.runner4j.docker.internal.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.error.OperationStoppedException;
import io.github.runner4j.secret.Credential;
import io.github.runner4j.source.GitSource;
import io.github.runner4j.source.SourceTree;
import io.github.runner4j.spi.CredentialProvider;
import io.github.runner4j.testkit.memory.ManualContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that accepts and never answers holds nobody after a stop. */
@Timeout(60)
class GitStopTest {

    @TempDir
    Path folder;

    private ServerSocket silent;
    private GitSourceProvider provider;
    private final ManualContext context = ManualContext.create();

    @BeforeEach
    void listen() throws IOException {
        silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        provider = new GitSourceProvider(GitOptions.of(folder.resolve("cache"), CredentialProvider.NONE));
    }

    @AfterEach
    void close() throws IOException {
        silent.close();
    }

    /** Stops as soon as the client has said something (or, of TLS and SSH, has only connected). */
    private Thread stopWhenHeard(String greeting) {
        Thread server = new Thread(() -> {
            try (Socket socket = silent.accept()) {
                socket.getOutputStream().write(greeting.getBytes());
                InputStream in = socket.getInputStream();
                in.read();
                context.stop();
                while (in.read() >= 0) {
                    // Until the client lets go.
                }
            } catch (IOException e) {
                // The client let go by a reset.
            }
        });
        server.start();
        return server;
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https", "git", "ssh"})
    void endsWhenStopped(String scheme) throws Exception {
        Thread server = stopWhenHeard("");
        GitSource source = GitSource.of(scheme + "://localhost:" + silent.getLocalPort() + "/app.git");

        assertThatThrownBy(() -> fetch(source.credential(Credential.userPassword("u", "p4ssword"))))
                .isInstanceOf(OperationStoppedException.class);

        assertCleanAfter(server);
    }

    @Test
    void endsInTheMiddleOfAnSshHandshake() throws Exception {
        Thread server = stopWhenHeard("SSH-2.0-Silent\r\n");

        assertThatThrownBy(() -> fetch(GitSource.of("ssh://git@localhost:" + silent.getLocalPort() + "/app.git")))
                .isInstanceOf(OperationStoppedException.class);

        assertCleanAfter(server);
    }

    @Test
    void endsInTheMiddleOfAnAnswer() throws Exception {
        Thread server = stopWhenHeard("HTTP/1.1 200 OK\r\nContent-Type: application/x-git-upload-pack-advertisement\r\n"
                + "Content-Length: 1000\r\n\r\n001e# service=git-upload-pack\n");

        assertThatThrownBy(() -> fetch(GitSource.of("http://localhost:" + silent.getLocalPort() + "/app.git")))
                .isInstanceOf(OperationStoppedException.class);

        assertCleanAfter(server);
    }

    private SourceTree fetch(GitSource source) {
        return context.run(() -> provider.fetch(source, context));
    }

    private void assertCleanAfter(Thread server) throws Exception {
        server.join();
        Threads.assertNoneLeft();
        assertThat(context.hooks()).as("hooks").isZero();
        assertThat(temporary(folder)).isEmpty();
    }

    static java.util.List<String> temporary(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.map(each -> each.getFileName().toString())
                    .filter(name -> name.startsWith("tmp-"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
