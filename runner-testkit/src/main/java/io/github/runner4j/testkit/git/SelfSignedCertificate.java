package io.github.runner4j.testkit.git;

import io.github.runner4j.testkit.internal.tls.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;

/** A server's certificate, with its key, that nobody trusts who was not told to. */
public final class SelfSignedCertificate {

    private final Identity identity;

    private SelfSignedCertificate(Identity identity) {
        this.identity = identity;
    }

    /**
     * Makes one for {@code localhost}.
     *
     * @return a new certificate with a new key
     */
    public static SelfSignedCertificate create() {
        return create("localhost");
    }

    /**
     * Makes one for another name: for a server that is not who it should be.
     *
     * @param host the host name
     * @return a new certificate with a new key
     */
    public static SelfSignedCertificate create(String host) {
        return new SelfSignedCertificate(Identity.selfSigned(host));
    }

    /**
     * The certificate, for whoever is to trust it.
     *
     * @return PEM text
     */
    public String pem() {
        return identity.pem();
    }

    /**
     * Writes the certificate to a file.
     *
     * @param file where to
     * @return the same file
     * @throws UncheckedIOException when it cannot be written
     */
    public Path writePem(Path file) {
        try {
            return Files.writeString(file, pem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SSLContext serverContext() {
        return identity.serverContext();
    }
}
