package io.github.runner4j.docker.internal.git.remote;

import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.source.SourceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whom to trust over TLS: the certificates the JVM trusts, and those of a file. */
public final class Trust {

    private Trust() {}

    /**
     * A factory of TLS sockets.
     *
     * @param pem file of further trusted certificates in PEM form, if there is one
     * @return the factory
     * @throws SourceException {@link ErrorCode#CONFIGURATION_ERROR} when the file cannot be read
     */
    public static SSLSocketFactory of(Optional<Path> pem) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, pem.isEmpty() ? null : trust(pem.get()), null);
            return context.getSocketFactory();
        } catch (IOException | GeneralSecurityException e) {
            throw new SourceException(
                    Failure.of(
                            ErrorCode.CONFIGURATION_ERROR,
                            "The trusted certificates in "
                                    + pem.map(Path::toString).orElse("the JVM")
                                    + " cannot be read. Check that the file exists and is in PEM form."),
                    e);
        }
    }

    private static TrustManager[] trust(Path pem) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (X509Certificate certificate : manager(null).getAcceptedIssuers()) {
            store.setCertificateEntry("jvm-" + store.size(), certificate);
        }
        try (InputStream in = Files.newInputStream(pem)) {
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("file-" + store.size(), certificate);
            }
        }
        return new TrustManager[] {manager(store)};
    }

    private static X509TrustManager manager(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("no X.509 trust manager");
    }
}
