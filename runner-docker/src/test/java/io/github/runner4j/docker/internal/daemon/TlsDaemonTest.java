package io.github.runner4j.docker.internal.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.runner4j.docker.testing.Engines;
import io.github.runner4j.error.DaemonException;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.testkit.daemon.FakeDocker;
import io.github.runner4j.testkit.memory.ManualContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An engine over TCP that shows a certificate, and wants one. */
class TlsDaemonTest {

    @TempDir
    private Path certificates;

    @Test
    void showsTheCertificateThatTheEnvironmentNames() {
        try (FakeDocker fake = FakeDocker.builder().tls(certificates).start()) {
            Daemon daemon = locate(fake, Map.of("DOCKER_TLS_VERIFY", "1", "DOCKER_CERT_PATH", certificates.toString()));

            assertThat(daemon.facts().kind()).isEqualTo("docker");
        }
    }

    @Test
    void saysThatTheEngineWantsEncryption() {
        try (FakeDocker fake = FakeDocker.builder().tls(certificates).start()) {
            assertThatThrownBy(() -> locate(fake, Map.of()))
                    .isInstanceOfSatisfying(DaemonException.class, TlsDaemonTest::isAboutTheConnection)
                    .hasMessageContaining("Client sent an HTTP request to an HTTPS server");
        }
    }

    @Test
    void doesNotTrustAnEngineOfAnotherAuthority(@TempDir Path others) {
        try (FakeDocker other = FakeDocker.builder().tls(others).start();
                FakeDocker fake = FakeDocker.builder().tls(certificates).start()) {
            Map<String, String> environment = Map.of("DOCKER_TLS_VERIFY", "1", "DOCKER_CERT_PATH", others.toString());

            assertThatThrownBy(() -> locate(fake, environment))
                    .isInstanceOfSatisfying(DaemonException.class, TlsDaemonTest::isAboutTheConnection);
            assertThat(other.calls().all()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out FILE",
        "genrsa -traditional -out FILE 2048",
        "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out FILE",
        "ecparam -name prime256v1 -genkey -noout -out FILE"
    })
    void readsKeysAsToolsWriteThem(String command) throws Exception {
        try (FakeDocker fake = FakeDocker.builder().tls(certificates).start()) {
            openssl(command.replace("FILE", certificates.resolve("key.pem").toString()));
            Address address = Address.parse(fake.uri().toString(), new Address.Tls(true, certificates), "a test");

            assertThat(Transport.to(address).address()).isEqualTo(address);
        }
    }

    private static void openssl(String arguments) throws Exception {
        boolean installed = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(each -> Files.isExecutable(Path.of(each, "openssl")));
        assumeTrue(installed, "There is no openssl command");
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments.split(" ")));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private static void isAboutTheConnection(DaemonException e) {
        assertThat(e.code()).isEqualTo(ErrorCode.SECURE_CONNECTION_FAILED);
    }

    private Daemon locate(FakeDocker fake, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("DOCKER_HOST", fake.uri().toString());
        Machine machine = new Machine(all, certificates, certificates, "");
        return new DaemonLocator(machine, Optional.empty(), Engines.timing()).locate(ManualContext.create());
    }
}
