package io.github.runner4j.docker.internal.daemon;

import com.github.dockerjava.core.util.CertificateUtils;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.SSLConfig;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import io.github.runner4j.error.DaemonException;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
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
            context.init(keys(address), trust(address), null);
            return new Transport(address, () -> context);
        } catch (Exception e) {
            // docker-java's reader of PEM files declares no narrower type
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

    private static KeyManager @Nullable [] keys(Address address) throws Exception {
        Path directory = address.certificates().orElse(null);
        if (directory == null || !Files.exists(directory.resolve("key.pem"))) {
            return null;
        }
        KeyStore store = CertificateUtils.createKeyStore(read(directory, "key.pem"), read(directory, "cert.pem"));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, "docker".toCharArray());
        return factory.getKeyManagers();
    }

    private static TrustManager @Nullable [] trust(Address address) throws IOException, GeneralSecurityException {
        Path directory = address.certificates().orElse(null);
        if (directory == null || !Files.exists(directory.resolve("ca.pem"))) {
            return null;
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(CertificateUtils.createTrustStore(read(directory, "ca.pem")));
        return factory.getTrustManagers();
    }

    private static String read(Path directory, String name) throws IOException {
        return Files.readString(directory.resolve(name));
    }
}
