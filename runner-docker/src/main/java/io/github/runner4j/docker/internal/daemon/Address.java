package io.github.runner4j.docker.internal.daemon;

import io.github.runner4j.error.DaemonException;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Where an engine is.
 *
 * @param uri {@code unix}, {@code npipe} or {@code tcp}: the schemes that docker-java knows
 * @param secure whether TLS is spoken over TCP
 * @param certificates the directory with {@code ca.pem}, {@code cert.pem} and {@code key.pem}, for TLS
 */
record Address(URI uri, boolean secure, Optional<Path> certificates) {

    /**
     * What is wanted for TCP.
     *
     * @param forTcp whether {@code tcp://} means TLS
     * @param certificates the directory that may hold certificates
     */
    record Tls(boolean forTcp, Path certificates) {}

    private static final int PLAIN_PORT = 2375;

    private static final int TLS_PORT = 2376;

    /**
     * Reads an address.
     *
     * @param text as in {@code DOCKER_HOST}; {@code host:port} alone means TCP
     * @param tls what is wanted for TCP
     * @param origin where the text came from, for the message
     */
    static Address parse(String text, Tls tls, String origin) {
        String full = text.contains("://") ? text : "tcp://" + text;
        try {
            URI uri = new URI(full);
            return switch (String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT)) {
                case "unix", "npipe" -> socket(uri, text, origin);
                case "tcp" -> network(uri, tls.forTcp(), tls, text, origin);
                case "http" -> network(uri, false, tls, text, origin);
                case "https" -> network(uri, true, tls, text, origin);
                case "ssh" ->
                    throw refused(
                            ErrorCode.DOCKER_OPERATION_UNSUPPORTED,
                            text,
                            origin,
                            "ssh is not spoken here. Open a tunnel, as in \"ssh -NL /tmp/engine.sock:/var/run/docker.sock "
                                    + "user@host\", and give unix:///tmp/engine.sock");
                default -> throw malformed(text, origin);
            };
        } catch (URISyntaxException e) {
            throw malformed(text, origin);
        }
    }

    /** A socket file of this machine. */
    static Address socket(Path path) {
        return new Address(URI.create("unix://" + path.toUri().getRawPath()), false, Optional.empty());
    }

    /** Whether it is on this machine. */
    boolean local() {
        String host = String.valueOf(uri.getHost());
        return !isNetwork() || host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    /** The file, when it is a socket. */
    Optional<Path> file() {
        return "unix".equals(uri.getScheme()) ? Optional.of(Path.of(uri.getPath())) : Optional.empty();
    }

    boolean isNetwork() {
        return uri.getHost() != null;
    }

    private static Address socket(URI uri, String text, String origin) {
        if (uri.getPath() == null || uri.getPath().length() < 2 || uri.getHost() != null) {
            throw malformed(text, origin);
        }
        return new Address(uri, false, Optional.empty());
    }

    private static Address network(URI uri, boolean secure, Tls tls, String text, String origin)
            throws URISyntaxException {
        boolean extras = uri.getRawQuery() != null || uri.getRawFragment() != null || uri.getRawUserInfo() != null;
        String path = String.valueOf(uri.getPath());
        if (uri.getHost() == null || extras || path.length() > 1) {
            throw malformed(text, origin);
        }
        int port = uri.getPort() >= 0 ? uri.getPort() : secure ? TLS_PORT : PLAIN_PORT;
        if (port == 0 || port > 65_535) {
            throw malformed(text, origin);
        }
        URI clean = new URI("tcp", null, uri.getHost(), port, null, null, null);
        return new Address(clean, secure, secure ? Optional.of(tls.certificates()) : Optional.empty());
    }

    private static DaemonException malformed(String text, String origin) {
        return refused(
                ErrorCode.INVALID_CONFIGURATION,
                text,
                origin,
                "it is none of unix:///path/to/socket, tcp://host:port, https://host:port and npipe:////./pipe/name");
    }

    private static DaemonException refused(ErrorCode code, String text, String origin, String why) {
        return new DaemonException(
                Failure.of(code, "The engine's address \"" + text + "\" (" + origin + ") cannot be used: " + why + "."),
                null);
    }

    /** As people write it. */
    @Override
    public String toString() {
        return uri.toString();
    }
}
