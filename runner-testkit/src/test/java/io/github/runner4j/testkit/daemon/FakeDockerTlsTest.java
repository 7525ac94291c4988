package io.github.runner4j.testkit.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A daemon that shows a certificate and wants one. */
@Timeout(60)
class FakeDockerTlsTest {

    @TempDir
    private Path directory;

    private FakeDocker docker;

    @BeforeEach
    void start() {
        docker = FakeDocker.builder().tls(directory.resolve("certificates")).start();
    }

    @AfterEach
    void close() {
        docker.close();
    }

    @Test
    void answersWhoHasTheCertificate() throws Exception {
        assertThat(ping("https", tls(true)).body()).isEqualTo("OK");
    }

    @Test
    void refusesWhoHasNone() {
        assertThatThrownBy(() -> ping("https", tls(false))).isInstanceOf(IOException.class);
    }

    @Test
    void refusesWhoDoesNotEncrypt() throws Exception {
        HttpResponse<String> refusal = ping("http", SSLContext.getDefault());

        assertThat(refusal.statusCode()).isEqualTo(400);
        assertThat(refusal.body()).isEqualTo("Client sent an HTTP request to an HTTPS server.\n");
    }

    @Test
    void keepsTheKeyFromOthers() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("key.pem"))))
                .isEqualTo("rw-------");
    }

    @Test
    void doesNotEncryptAtASocketFile() throws Exception {
        Path socket = directory.resolve("fake.sock");
        try (FakeDocker both = FakeDocker.builder()
                .tls(directory.resolve("other"))
                .listen(URI.create("unix://" + socket))
                .start()) {
            assertThat(docker("-H", both.uri().toString(), "version", "--format", "{{.Server.APIVersion}}"))
                    .isEqualTo("1.41");
        }
    }

    @Test
    void worksWithTheDockerCommand() throws Exception {
        String path = directory.resolve("certificates").toString();

        String version = docker(
                "--tlsverify",
                "--tlscacert=" + path + "/ca.pem",
                "--tlscert=" + path + "/cert.pem",
                "--tlskey=" + path + "/key.pem",
                "-H",
                docker.uri().toString(),
                "version",
                "--format",
                "{{.Server.APIVersion}}");

        assertThat(version).isEqualTo("1.41");
    }

    private static String docker(String... arguments) throws Exception {
        boolean installed = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(each -> Files.isExecutable(Path.of(each, "docker")));
        assumeTrue(installed, "There is no docker command");
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes()).strip();
    }

    private HttpResponse<String> ping(String scheme, SSLContext context) throws Exception {
        URI uri = URI.create(scheme + "://localhost:" + docker.uri().getPort() + "/_ping");
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(context)
                .build()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private SSLContext tls(boolean ofAClient) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("authority", certificate("ca.pem"));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        if (ofAClient) {
            own.setKeyEntry("client", key(), new char[0], new Certificate[] {certificate("cert.pem")});
        }
        keys.init(own, new char[0]);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private Certificate certificate(String name) throws Exception {
        return CertificateFactory.getInstance("X.509").generateCertificate(Files.newInputStream(file(name)));
    }

    private PrivateKey key() throws Exception {
        String base64 = Files.readString(file("key.pem")).replaceAll("-----.*-----", "");
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64)));
    }

    private Path file(String name) {
        return directory.resolve("certificates").resolve(name);
    }
}
