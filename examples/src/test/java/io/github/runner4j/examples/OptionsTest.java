package io.github.runner4j.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.config.PortRequest;
import io.github.runner4j.secret.Credential;
import io.github.runner4j.source.DirectorySource;
import io.github.runner4j.source.GitSource;
import io.github.runner4j.source.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class OptionsTest {

    private static final String URL = "https://example.org/acme/hello-api.git";

    private final Options options = new Options();

    @Command
    private static final class Options {

        @Mixin
        final SourceOptions source = new SourceOptions();

        @Mixin
        final LaunchOptions launch = new LaunchOptions();
    }

    @TempDir
    private Path directory;

    @Test
    void takesAUrlAsAGitRepository() {
        Source source = parsed(Map.of(), URL, "--ref", "v1");

        assertThat(source).isInstanceOfSatisfying(GitSource.class, git -> {
            assertThat(git.url()).isEqualTo(URL);
            assertThat(git.ref()).contains("v1");
            assertThat(git.credential()).isEmpty();
        });
    }

    @Test
    void takesADirectoryAsItIs() {
        assertThat(parsed(Map.of(), directory.toString())).isEqualTo(DirectorySource.of(directory));
    }

    @Test
    void takesADirectoryWithARefAsAGitRepository() {
        assertThat(parsed(Map.of(), directory.toString(), "--ref", "main")).isInstanceOf(GitSource.class);
    }

    @Test
    void readsSecretsFromTheEnvironmentAlone() {
        assertThat(credential(Map.of("RUNNER4J_GIT_TOKEN", "t0"), URL)).contains(Credential.token("t0"));
        assertThat(credential(Map.of("PW", "p0"), URL, "--git-user", "ann", "--git-password-env", "PW"))
                .contains(Credential.userPassword("ann", "p0"));
    }

    @Test
    void refusesAPasswordVariableThatIsNotSet() {
        assertThatThrownBy(() -> parsed(Map.of(), URL, "--git-user", "ann", "--git-password-env", "PW"))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("PW");
    }

    @Test
    void readsKeyAndKnownHosts() {
        assertThat(credential(Map.of(), "ssh://git@example.org/x", "--ssh-key", "key", "--known-hosts", "hosts"))
                .contains(Credential.sshKey(Path.of("key"), Path.of("hosts")));
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/acme/hello-api.git, hello-api",
        "https://example.org/acme/hello api/, hello-api",
        "git@example.org:hello.git, hello",
        "ssh://git@example.org:2222/~ann/_x, x",
        "https://example.org/, example.org",
        "..., component",
    })
    void makesAName(String source, String name) {
        new CommandLine(options).parseArgs(source);

        assertThat(options.source.name()).isEqualTo(name);
    }

    @Test
    void namesADirectoryAfterItself() throws Exception {
        Path nested = Files.createDirectories(directory.resolve("shop/sub"));

        new CommandLine(options).parseArgs(nested.resolve("..").toString());

        assertThat(options.source.name()).isEqualTo("shop");
    }

    @Test
    void readsPorts() {
        new CommandLine(options).parseArgs("--port", "8080", "--port", "3000:80");

        assertThat(options.launch.ports())
                .containsExactly(PortRequest.of(8080), PortRequest.of(80).exactly(3000));
    }

    @Test
    void refusesWhatIsNoPort() {
        assertThatThrownBy(() -> new CommandLine(options).parseArgs("--port", "http"))
                .hasMessageContaining("'http' is not PORT or HOST:PORT");
    }

    private Source parsed(Map<String, String> environment, String... args) {
        CommandLine command = new CommandLine(options);
        command.parseArgs(args);
        return options.source.source(environment);
    }

    private Optional<Credential> credential(Map<String, String> environment, String... args) {
        return ((GitSource) parsed(environment, args)).credential();
    }
}
