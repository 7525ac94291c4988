package io.github.runner4j.docker.internal.daemon;

import com.github.dockerjava.core.util.CertificateUtils;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * The files by which the {@code docker} command knows an engine, and is known to it: {@code ca.pem}, {@code cert.pem} and
 * {@code key.pem}. All is done by what the Java runtime has; docker-java's own reader would first put a provider of cryptography into
 * the whole JVM.
 */
final class PemFiles {

    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

    private final Path directory;

    PemFiles(Path directory) {
        this.directory = directory;
    }

    /** What clients show; nothing when there is no key. */
    KeyManager @Nullable [] keys() throws IOException, GeneralSecurityException {
        if (!Files.exists(directory.resolve("key.pem"))) {
            return null;
        }
        KeyStore store = empty();
        Certificate[] chain = certificates("cert.pem").toArray(Certificate[]::new);
        store.setKeyEntry("docker", key(Files.readString(directory.resolve("key.pem"))), new char[0], chain);
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, new char[0]);
        return factory.getKeyManagers();
    }

    /** Whose certificates engines may show; nothing, which stands for those of the Java runtime, when there is no file. */
    TrustManager @Nullable [] trust() throws IOException, GeneralSecurityException {
        if (!Files.exists(directory.resolve("ca.pem"))) {
            return null;
        }
        KeyStore store = empty();
        int number = 0;
        for (Certificate each : certificates("ca.pem")) {
            store.setCertificateEntry("ca-" + number++, each);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private Collection<? extends Certificate> certificates(String name) throws IOException, GeneralSecurityException {
        try (InputStream file = Files.newInputStream(directory.resolve(name))) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(file);
            if (found.isEmpty()) {
                throw new IOException(name + " has no certificate");
            }
            return found;
        }
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    /** PKCS #8 tells its algorithm within; PKCS #1 and SEC 1, which older tools write, need docker-java's parser. */
    private static PrivateKey key(String pem) throws IOException, GeneralSecurityException {
        if (!pem.contains("-----BEGIN PRIVATE KEY-----")) {
            PrivateKey key = CertificateUtils.loadPrivateKey(pem);
            if (key == null) {
                throw new IOException("key.pem has no private key that can be read");
            }
            return key;
        }
        String base64 = pem.replaceAll("(?s).*-----BEGIN PRIVATE KEY-----|-----END PRIVATE KEY-----.*", "");
        PKCS8EncodedKeySpec encoded =
                new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64));
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
            } catch (InvalidKeySpecException e) {
                // it is of another one
            }
        }
        throw new IOException("key.pem is for none of " + ALGORITHMS);
    }
}
