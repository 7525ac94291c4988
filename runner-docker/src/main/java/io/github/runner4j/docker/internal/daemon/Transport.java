package io.github.runner4j.docker.internal.daemon;

import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.SSLConfig;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import io.github.runner4j.error.DaemonException;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Opens connections to one address. */
final class Transport {

    /** Nothing but the network answers here, so there is no reason to wait as long as for an engine. */
    private static final Duration MOST_TO_CONNECT = Duration.ofSeconds(5);

    /** By then a call has been broken off, unless that came between its connection's lease and its opening, and was lost. */
    private static final Duration AFTER_THE_LIMIT = Duration.ofSeconds(1);

    private final Address address;

    private final @Nullable SSLConfig tls;

    private Transport(Address address, @Nullable SSLConfig tls) {
        this.address = address;
        this.tls = tls;
    }

    /** Reads the certificates, if there are any; connects nowhere yet. */
    static Transport to(Address address) {
        if (!address.secure()) {
            return new Transport(address, null);
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            Optional<PemFiles> files = address.certificates().map(PemFiles::new);
            context.init(
                    files.isPresent() ? files.get().keys() : null,
                    files.isPresent() ? files.get().trust() : null,
                    null);
            return new Transport(address, () -> context);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new DaemonException(
                    Failure.of(
                            ErrorCode.SECURE_CONNECTION_FAILED,
                            "The certificates for " + address + " in "
                                    + address.certificates().map(Path::toString).orElse("the Java runtime")
                                    + " cannot be read: " + e.getMessage()
                                    + ". They must be ca.pem, cert.pem and key.pem in PEM form, the key without a password."),
                    e);
        }
    }

    Address address() {
        return address;
    }

    /**
     * Ready for a call.
     *
     * @param limit how long it may take; over the network, it also never waits for longer than that for what comes next
     */
    Exchange open(Optional<Duration> limit) {
        ZerodepDockerHttpClient.Builder builder = new ZerodepDockerHttpClient.Builder()
                .dockerHost(address.uri())
                .maxConnections(1)
                .connectionTimeout(MOST_TO_CONNECT);
        if (tls != null) {
            builder.sslConfig(tls);
        }
        limit.ifPresent(most -> builder.responseTimeout(most.plus(AFTER_THE_LIMIT)));
        DockerHttpClient client = builder.build();
        return new Exchange(client);
    }
}
