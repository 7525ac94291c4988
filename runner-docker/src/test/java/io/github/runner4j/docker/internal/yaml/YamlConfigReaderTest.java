package io.github.runner4j.docker.internal.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.config.BuildOptions;
import io.github.runner4j.config.ComponentConfig;
import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.HealthCheck;
import io.github.runner4j.config.PortRequest;
import io.github.runner4j.config.RunOptions;
import io.github.runner4j.config.file.ConfigNode;
import io.github.runner4j.config.file.ConfigText;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.secret.Variable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlConfigReaderTest {

    @Test
    void readsEveryKeyOfTheOriginal() {
        ComponentConfig config = Read.component("""
                runner:
                  type: docker
                  dockerfile: ./Dockerfile        # relative to the repository root
                  ports: [3000]
                  environment: {NODE_ENV: development}
                  healthCheck: {path: /health, interval: 30s, timeout: 10s}
                  build: {context: ., args: {NODE_VERSION: "18"}}
                """);

        assertThat(config.build())
                .isEqualTo(BuildOptions.builder()
                        .dockerfile("./Dockerfile")
                        .context(".")
                        .addArgument(Variable.of("NODE_VERSION", "18"))
                        .build());
        assertThat(config.run())
                .isEqualTo(RunOptions.builder()
                        .addPort(PortRequest.of(3000))
                        .addEnvironment(Variable.of("NODE_ENV", "development"))
                        .healthCheck(HealthCheck.http("/health")
                                .interval(Duration.ofSeconds(30))
                                .timeout(Duration.ofSeconds(10)))
                        .build());
    }

    @Test
    void readsTheKeysThatJoinedThem() {
        ComponentConfig config = Read.runner("""
                command: [serve, --port, 3000]
                build: {target: run-time, platform: linux/arm64/v8}
                """);

        assertThat(config.build().target()).contains("run-time");
        assertThat(config.build().platform()).contains("linux/arm64/v8");
        assertThat(config.run().command()).contains(List.of("serve", "--port", "3000"));
    }

    @Test
    void takesGroupsWithoutContentAsAbsent() {
        ComponentConfig config = Read.runner("environment:\nbuild: ~\nhealthCheck: null\n");

        assertThat(config.run().environment()).isEmpty();
        assertThat(config.run().healthCheck()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"no", "0777", "1:30", "1_000", "1.10", "0x1F", "on", "2001-01-01", "null", "~", "1e3", ".inf"})
    void leavesTextAsItIsWritten(String text) {
        ComponentConfig config = Read.runner("environment: {VALUE: " + text + "}");

        assertThat(config.run().environment()).containsExactly(Variable.of("VALUE", text));
    }

    @Test
    void resolvesAliases() {
        ComponentConfig config = Read.runner("environment: &same {A: b}\nbuild: {args: *same}");

        assertThat(config.build().arguments()).containsExactly(Variable.of("A", "b"));
    }

    @ParameterizedTest
    @CsvSource({"250, PT0.25S", "500ms, PT0.5S", "30s, PT30S", "10m, PT10M", "1h, PT1H", "PT30S, PT30S", "P1DT2H, PT26H"
    })
    void readsTimes(String text, Duration time) {
        ComponentConfig config = Read.runner("healthCheck: {path: /, interval: " + text + "}");

        assertThat(config.run().healthCheck().orElseThrow().interval()).isEqualTo(time);
    }

    @Test
    void choosesTheKindOfHealthCheckByItsKeys() {
        assertThat(check("{interval: 5s}").probe()).isEqualTo(new HealthCheck.Tcp(OptionalInt.empty()));
        assertThat(check("{port: 81}").probe()).isEqualTo(new HealthCheck.Tcp(OptionalInt.of(81)));
        assertThat(check("{path: /up, port: 81}").probe()).isEqualTo(new HealthCheck.Http("/up", OptionalInt.of(81)));
        assertThat(check("{command: [test, -f, /up]}").probe())
                .isEqualTo(new HealthCheck.Exec(List.of("test", "-f", "/up")));
    }

    @Test
    void takesTheKindOfHealthCheckThatIsNamed() {
        assertThat(check("{type: http}")).isEqualTo(HealthCheck.http("/"));
        assertThat(check("{type: tcp}")).isEqualTo(HealthCheck.tcp());
        assertThat(check("{type: exec, command: [true]}")).isEqualTo(HealthCheck.exec("true"));
        assertThat(check("{type: image}")).isEqualTo(HealthCheck.image());
        assertThat(check("{type: none}")).isEqualTo(HealthCheck.none());
        assertThat(check("{type: tcp, retries: 5, startPeriod: 0}"))
                .isEqualTo(HealthCheck.tcp().retries(5).startPeriod(Duration.ZERO));
    }

    @Test
    void skipsAByteOrderMark() {
        assertThat(Read.component("\uFEFF" + Read.withRequired("")).run().ports())
                .containsExactly(PortRequest.of(3000));
    }

    @Test
    void hidesValuesOfSecretNames() {
        ComponentConfig config = Read.runner("environment: {API_TOKEN: abc}");

        assertThat(config.run().environment().get(0).shown()).isEqualTo("****");
    }

    @Test
    void saysWhenTheFileCannotBeRead() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };

        assertThatThrownBy(() -> ConfigText.read(Read.FILE, broken))
                .isInstanceOfSatisfying(
                        ConfigException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIGURATION_ERROR))
                .hasMessage(".runner/config.yml cannot be read: connection reset.");
    }

    @ParameterizedTest
    @MethodSource
    void readsUpToItsLimits(String what, String most, String tooMany, String place) {
        assertThat(nodes(most)).isNotEmpty();
        assertThatThrownBy(() -> nodes(tooMany))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(what)
                .hasMessageContaining("a.yml:" + place + ":");
    }

    static Stream<Arguments> readsUpToItsLimits() {
        return Stream.of(
                Arguments.of("more than 1000 documents", "--- a\n".repeat(1000), "--- a\n".repeat(1001), "1001:1"),
                Arguments.of("nested more than 32 levels", nested(32), nested(33), "1:33"),
                Arguments.of("nested more than 32 levels", groups(32), groups(33), "1:126"),
                Arguments.of("nested more than 32 levels", shallow(11), shallow(12), "2:16"),
                Arguments.of("more than 100 aliases", aliases(100), aliases(101), "102:7"),
                Arguments.of("more than 100000 values", values(99_999), values(100_000), "1:200000"),
                Arguments.of(
                        "this group has more than 10000 keys",
                        "a: b\n".repeat(10_000),
                        "a: b\n".repeat(10_001),
                        "10001:1"),
                Arguments.of(
                        "the file has more than 30000 keys",
                        "- a: b\n".repeat(30_000),
                        "- a: b\n".repeat(30_001),
                        "30001:3"),
                Arguments.of("the file has more than 30000 keys", sharedKeys(9_999), sharedKeys(10_000), "3:4"),
                // Each alias counts for itself, and for what it stands for once more.
                Arguments.of("more than 100000 values", shared(49_997), shared(49_998), "2:4"));
    }

    @Test
    void forgetsTheAnchorsOfTheDocumentBefore() {
        assertThatThrownBy(() -> nodes("&a b\n---\n*a\n")).hasMessageContaining("a.yml:3:1: this alias (*name) has no");
    }

    @ParameterizedTest
    @ValueSource(strings = {"!a b", "[!a b]", "!a [b]", "{a: !a b}", "!a {b: c}", "!a"})
    void refusesTypesOfAnybodyElse(String yaml) {
        assertThatThrownBy(() -> nodes(yaml)).hasMessageContaining("a value with a type of its own (!name)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"!!str b", "[!!int b]", "!!seq [b]", "!!map {b: c}", "! b"})
    void readsTypesOfYamlAsText(String yaml) {
        assertThat(nodes(yaml)).hasSize(1);
    }

    private static List<ConfigNode> nodes(String yaml) {
        return new YamlConfigReader().read(new ConfigText("a.yml", yaml));
    }

    private static String nested(int levels) {
        return "[".repeat(levels) + "]".repeat(levels);
    }

    /** Twenty levels, of which the first counts where the alias stands. */
    private static String shallow(int lists) {
        return "a: &a " + nested(20) + "\nb: " + "[".repeat(lists) + "*a" + "]".repeat(lists);
    }

    /** A group in a group, each under the key a; the innermost value counts as a level too. */
    private static String groups(int levels) {
        return "{a: ".repeat(levels - 1) + "b" + "}".repeat(levels - 1);
    }

    private static String aliases(int count) {
        StringBuilder yaml = new StringBuilder("a0: &a b\n");
        for (int i = 1; i <= count; i++) {
            yaml.append("a").append(i % 10).append(":   *a\n");
        }
        return yaml.toString();
    }

    /** The group, two keys, the list with its values, the alias, and what that stands for. */
    private static String shared(int count) {
        return "a: &a [" + "a,".repeat(count) + "]\nb: *a";
    }

    /** Three keys, and three times those of the group. */
    private static String sharedKeys(int count) {
        return "a: &a {" + "k: v,".repeat(count) + "}\nb: *a\nc: *a";
    }

    private static String values(int count) {
        return "[" + "a,".repeat(count) + "]";
    }

    private static HealthCheck check(String keys) {
        return Read.runner("healthCheck: " + keys).run().healthCheck().orElseThrow();
    }
}
