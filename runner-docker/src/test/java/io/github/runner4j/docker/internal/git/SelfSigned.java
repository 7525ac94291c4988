package io.github.runner4j.docker.internal.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate for {@code localhost}, made by the JDK's keytool, that nobody trusts who was not told to. */
public final class SelfSigned {

    private static final String PASSWORD = "changeit";

    private final SSLContext context;
    private final Path pem;

    private SelfSigned(SSLContext context, Path pem) {
        this.context = context;
        this.pem = pem;
    }

    /** Makes one in a folder. */
    public static SelfSigned create(Path folder) {
        return create(folder, "localhost");
    }

    /** Makes one for another host name. */
    public static SelfSigned create(Path folder, String host) {
        Path store = folder.resolve(host + ".p12");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + host,
                "-ext",
                "san=dns:" + host,
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD);
        try {
            Process keytool =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(keytool.getInputStream().readAllBytes());
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException("keytool failed: " + said);
            }
            return load(store, folder.resolve(host + ".pem"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SelfSigned load(Path file, Path pem) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        String base64 = Base64.getMimeEncoder()
                .encodeToString(store.getCertificate("server").getEncoded());
        Files.writeString(pem, "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
        return new SelfSigned(context, pem);
    }

    SSLContext context() {
        return context;
    }

    /** The certificate in PEM form, to be trusted. */
    public Path pem() {
        return pem;
    }
}
