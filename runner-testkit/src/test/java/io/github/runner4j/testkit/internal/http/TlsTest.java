package io.github.runner4j.testkit.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.testkit.files.Content;
import io.github.runner4j.testkit.internal.thread.Threads;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TlsTest {

    private static final String REQUEST =
            "POST / HTTP/1.1\r\nHost: d\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc";

    private final Threads threads = Threads.create();

    @AfterEach
    void closeThreads() {
        threads.close();
    }

    @Test
    void encryptsTcp() throws Exception {
        try (HttpServer server = start(Optional.empty())) {
            String answer = ask(socket(clients(false), server));

            assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\nabc");
        }
    }

    @Test
    void letsInAClientWithACertificateOfTheAuthority() throws Exception {
        try (HttpServer server = start(Optional.of(file("ca.pem")))) {
            String answer = ask(socket(clients(true), server));

            assertThat(answer).endsWith("\r\n\r\nabc");
        }
    }

    @Test
    void refusesAClientWithoutACertificateWhenAnAuthorityIsNamed() throws Exception {
        try (HttpServer server = start(Optional.of(file("ca.pem")))) {
            assertThatThrownBy(() -> ask(socket(clients(false), server))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void tellsAClientThatDoesNotEncryptInTheWordsOfGo() throws Exception {
        try (HttpServer server = start(Optional.empty())) {
            String answer = ask(new Socket(InetAddress.getLoopbackAddress(), port(server)));

            assertThat(answer)
                    .isEqualTo("HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n");
        }
    }

    @Test
    void refusesAKeyThatIsNone() {
        Tls tls = new Tls(file("server.pem"), Content.of("x"), Optional.empty());

        assertThatThrownBy(tls::context).isInstanceOf(IllegalArgumentException.class);
    }

    private HttpServer start(Optional<Content> authority) throws IOException {
        Handler echo = exchange -> exchange.answer(new Answer(
                Head.of(200, "text/plain"), Content.of(exchange.body().readAllBytes())));
        return HttpServer.builder(echo, threads.loops(), threads.workers())
                .tls(Optional.of(new Tls(file("server.pem"), file("server.key"), authority)))
                .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .start();
    }

    private static SSLSocketFactory clients(boolean withCertificate) throws IOException {
        SslContextBuilder builder = SslContextBuilder.forClient().trustManager(stream("ca.pem"));
        if (withCertificate) {
            builder.keyManager(stream("client.pem"), stream("client.key"));
        }
        return ((JdkSslContext) builder.build()).context().getSocketFactory();
    }

    private static Socket socket(SSLSocketFactory clients, HttpServer server) throws IOException {
        return clients.createSocket(InetAddress.getLoopbackAddress(), port(server));
    }

    private static int port(HttpServer server) {
        return ((InetSocketAddress) server.addresses().get(0)).getPort();
    }

    private static String ask(Socket socket) throws IOException {
        try (socket) {
            socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Content file(String name) {
        try (InputStream in = stream(name)) {
            return Content.of(in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream stream(String name) {
        return TlsTest.class.getResourceAsStream("/tls/" + name);
    }
}
