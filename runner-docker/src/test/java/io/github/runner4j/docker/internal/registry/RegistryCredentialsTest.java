package io.github.runner4j.docker.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.docker.internal.daemon.Machine;
import io.github.runner4j.docker.internal.registry.RegistryCredentials.Found;
import io.github.runner4j.secret.Credential;
import io.github.runner4j.spi.CredentialProvider;
import io.github.runner4j.testkit.memory.ManualContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RegistryCredentialsTest {

    private static final String DOMAIN = "registry.example.org:5000";

    @TempDir
    private Path home;

    private CredentialProvider provider = CredentialProvider.NONE;

    @Test
    void takesTheLaunchsOwnFirst() {
        provider = (purpose, host) -> Optional.of(Credential.userPassword("provider", "p"));

        Found found = find(DOMAIN, Map.of(DOMAIN, Credential.userPassword("own", "very-secret")));

        assertThat(found.auth()).map(RegistryAuth::user).contains("own");
        assertThat(found.tried()).containsExactly("the launch's credentials: user own");
        assertThat(found.toString()).doesNotContain("very-secret");
    }

    @Test
    void sendsOneRegistrysCredentialsToNoOther() {
        Found found = find("other.example.org", Map.of(DOMAIN, Credential.token("t")));

        assertThat(found.auth()).isEmpty();
    }

    @Test
    void asksTheProviderForTheHost() {
        provider =
                (purpose, host) -> host.equals(DOMAIN) ? Optional.of(Credential.token("identity")) : Optional.empty();

        Found found = find(DOMAIN, Map.of());

        assertThat(decoded(found))
                .isEqualTo(Map.of("identitytoken", "identity", "serveraddress", DOMAIN)
                        .toString());
    }

    @Test
    void readsTheDockerConfiguration() throws IOException {
        config("{'auths':{'https://registry.example.org:5000/v1/':{'auth':'" + base64("me:pass:word") + "'}}}");

        Found found = find(DOMAIN, Map.of());

        assertThat(found.auth()).map(auth -> auth.secret().reveal()).contains("pass:word");
        assertThat(found.tried())
                .containsExactly(
                        "the launch's credentials: nothing",
                        "the credential provider: nothing",
                        "auths of " + home.resolve(".docker/config.json") + ": user me");
    }

    @Test
    void knowsTheDefaultRegistryByItsOldAddress() throws IOException {
        config("{'auths':{'https://index.docker.io/v1/':{'identitytoken':'it'}}}");

        Found found = find("docker.io", Map.of());

        assertThat(found.auth()).map(RegistryAuth::server).contains("https://index.docker.io/v1/");
        assertThat(found.auth()).map(auth -> auth.secret().reveal()).contains("it");
    }

    @Test
    void asksTheHelperOfTheRegistry() throws IOException {
        config("{'auths':{'" + DOMAIN + "':{}},'credHelpers':{'" + DOMAIN + "':'test'},'credsStore':'other'}");
        helper("test", "read host; [ \"$1\" = get ] && printf '{\"Username\":\"u\",\"Secret\":\"for-%s\"}' \"$host\"");

        Found found = find(DOMAIN, Map.of());

        assertThat(found.auth())
                .map(auth -> auth.user() + " " + auth.secret().reveal())
                .contains("u for-" + DOMAIN);
        assertThat(found.tried()).last().isEqualTo("docker-credential-test: user u");
    }

    @Test
    void goesOnWhenAHelperFindsNothingIsMissingOrTalksNonsense() throws IOException {
        config("{'credsStore':'test'}");
        assertThat(find(DOMAIN, Map.of()).tried())
                .last()
                .isEqualTo("docker-credential-test: no such program on the path");
        helper("test", "echo 'credentials not found in native keychain'; exit 1");
        assertThat(find(DOMAIN, Map.of()).tried()).last().isEqualTo("docker-credential-test: nothing");
        helper("test", "echo top-secret");
        assertThat(find(DOMAIN, Map.of()).tried()).last().isEqualTo("docker-credential-test: its answer is no JSON");
        config("{'credsStore':'../../bin/sh'}");
        assertThat(find(DOMAIN, Map.of()).tried()).last().asString().endsWith("no such program on the path");
    }

    @Test
    @Timeout(30)
    void doesNotWaitForAHelperThatHangs() throws IOException {
        config("{'credsStore':'test'}");
        helper("test", "sleep 300");

        assertThat(find(DOMAIN, Map.of()).tried()).last().isEqualTo("docker-credential-test: no answer within 10 s");
    }

    @Test
    void neverQuotesABrokenConfiguration() throws IOException {
        config("{'auths': top-secret");

        assertThat(find(DOMAIN, Map.of()).tried()).last().asString().endsWith("config.json: is no JSON");
    }

    @Test
    void writesTheHeadersThatEnginesRead() {
        RegistryAuth auth = find("docker.io", Map.of("docker.io", Credential.userPassword("u", "ÿ?>p")))
                .auth()
                .orElseThrow();

        assertThat(text(auth.header())).contains("\"username\":\"u\"", "\"password\":\"ÿ?>p\"");
        assertThat(auth.header()).doesNotContain("+", "/");
        assertThat(text(RegistryAuth.header(List.of(auth)))).startsWith("{\"https://index.docker.io/v1/\":{");
        assertThat(RegistryAuth.header(List.of())).isEqualTo("e30=");
    }

    private Found find(String domain, Map<String, Credential> given) {
        Machine machine = new Machine(Map.of("PATH", home + ":/bin:/usr/bin"), home, Path.of("/"), "");
        return new RegistryCredentials(provider, machine).find(domain, given, ManualContext.create());
    }

    private void config(String json) throws IOException {
        Path directory = Files.createDirectories(home.resolve(".docker"));
        Files.writeString(directory.resolve("config.json"), json.replace('\'', '"'));
    }

    private void helper(String name, String script) throws IOException {
        Path file = home.resolve("docker-credential-" + name);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private static String decoded(Found found) {
        RegistryAuth auth = found.auth().orElseThrow();
        return Map.of("identitytoken", auth.secret().reveal(), "serveraddress", auth.server())
                .toString();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(String header) {
        return new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8);
    }
}
