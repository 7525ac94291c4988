package io.github.runner4j.docker.internal.git.remote;

import io.github.runner4j.spi.StageContext;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A small HTTP/1.1 client over sockets of its own: a stop closes them, so no read outlives the operation. The clients of the
 * JDK cannot do that: one holds a lock while it reads, the other keeps a thread. It follows no redirects and keeps one
 * connection open for the next request. One thread at a time.
 */
public final class WebClient implements Closeable {

    private final SSLSocketFactory tls;
    private final StageContext context;
    private @Nullable Line idle;

    /**
     * A client.
     *
     * @param tls whom to trust
     * @param context ends what blocks
     */
    public WebClient(SSLSocketFactory tls, StageContext context) {
        this.tls = tls;
        this.context = context;
    }

    /** An open connection. */
    private record Line(
            String origin, Socket raw, InputStream in, OutputStream out, boolean absolute, StageContext.Hook hook)
            implements Closeable {
        @Override
        public void close() {
            hook.close();
            Sockets.closeQuietly(raw);
        }
    }

    /**
     * Sends a request and reads the head of the answer.
     *
     * @param method the method
     * @param uri where to
     * @param headers more headers
     * @param body the body; empty for none
     * @return the answer; the caller closes it
     * @throws IOException when there is none
     */
    public WebResponse send(String method, URI uri, Map<String, String> headers, byte[] body) throws IOException {
        Line kept = idle;
        idle = null;
        if (kept != null && kept.origin().equals(origin(uri))) {
            try {
                return exchange(kept, method, uri, headers, body);
            } catch (EOFException | java.net.SocketException e) {
                // The server gave up the idle connection; a fresh one tells what is really wrong.
                kept.close();
                context.check();
            }
        } else if (kept != null) {
            kept.close();
        }
        return exchange(open(uri), method, uri, headers, body);
    }

    private WebResponse exchange(Line line, String method, URI uri, Map<String, String> headers, byte[] body)
            throws IOException {
        try {
            line.out().write(head(line, method, uri, headers, body.length).getBytes(StandardCharsets.ISO_8859_1));
            line.out().write(body);
            line.out().flush();
            return WebResponse.read(line.in(), method, whole -> release(line, whole));
        } catch (IOException | RuntimeException e) {
            line.close();
            throw e;
        }
    }

    private void release(Line line, boolean reusable) {
        if (reusable && idle == null) {
            idle = line;
        } else {
            line.close();
        }
    }

    private static String head(Line line, String method, URI uri, Map<String, String> headers, int length) {
        String target = (uri.getRawPath().isEmpty() ? "/" : uri.getRawPath())
                + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        StringBuilder head = new StringBuilder()
                .append(method)
                .append(' ')
                .append(line.absolute() ? line.origin() + target : target)
                .append(" HTTP/1.1\r\nHost: ")
                .append(hostHeader(uri))
                .append("\r\nUser-Agent: git/2 (runner4j)\r\n");
        if (!method.equals("GET")) {
            head.append("Content-Length: ").append(length).append("\r\n");
        }
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("\r\n").toString();
    }

    private static String hostHeader(URI uri) {
        return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + hostHeader(uri);
    }

    private static boolean secure(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : secure(uri) ? 443 : 80;
    }

    private static String host(URI uri) {
        String host = uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private Line open(URI uri) throws IOException {
        Proxy proxy = proxy(uri);
        Socket raw = proxy.type() == Proxy.Type.SOCKS ? new Socket(proxy) : new Socket(Proxy.NO_PROXY);
        StageContext.Hook hook = context.onStop(() -> Sockets.closeQuietly(raw));
        try {
            raw.setTcpNoDelay(true);
            raw.connect(address(uri, proxy));
            boolean relayed = proxy.type() == Proxy.Type.HTTP;
            if (!secure(uri)) {
                return line(uri, raw, raw, relayed, hook);
            }
            if (relayed) {
                tunnel(raw, uri);
            }
            return line(uri, raw, handshake(raw, uri), false, hook);
        } catch (IOException | RuntimeException e) {
            hook.close();
            Sockets.closeQuietly(raw);
            throw e;
        }
    }

    private static Line line(URI uri, Socket raw, Socket top, boolean absolute, StageContext.Hook hook)
            throws IOException {
        return new Line(
                origin(uri), raw, new BufferedInputStream(top.getInputStream()), top.getOutputStream(), absolute, hook);
    }

    private static InetSocketAddress address(URI uri, Proxy proxy) throws IOException {
        if (proxy.type() == Proxy.Type.SOCKS) {
            return InetSocketAddress.createUnresolved(host(uri), port(uri));
        }
        InetSocketAddress address = proxy.type() == Proxy.Type.HTTP
                ? resolved((InetSocketAddress) proxy.address())
                : new InetSocketAddress(host(uri), port(uri));
        if (address.isUnresolved()) {
            throw new java.net.UnknownHostException(address.getHostString());
        }
        return address;
    }

    private static InetSocketAddress resolved(InetSocketAddress address) {
        return address.isUnresolved() ? new InetSocketAddress(address.getHostString(), address.getPort()) : address;
    }

    /** The JVM's own proxy settings hold for us too. */
    private static Proxy proxy(URI uri) {
        ProxySelector selector = ProxySelector.getDefault();
        if (selector == null) {
            return Proxy.NO_PROXY;
        }
        return selector.select(uri).stream().findFirst().orElse(Proxy.NO_PROXY);
    }

    private static void tunnel(Socket raw, URI uri) throws IOException {
        String authority = uri.getHost() + ":" + port(uri);
        String request = "CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n\r\n";
        raw.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        try (WebResponse answer = WebResponse.read(raw.getInputStream(), "CONNECT", whole -> {})) {
            if (answer.status() != 200) {
                throw new java.net.ConnectException("the proxy answers " + answer.status() + " " + answer.reason());
            }
        }
    }

    private SSLSocket handshake(Socket raw, URI uri) throws IOException {
        SSLSocket socket = (SSLSocket) tls.createSocket(raw, host(uri), port(uri), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    @Override
    public void close() {
        if (idle != null) {
            idle.close();
            idle = null;
        }
    }
}
