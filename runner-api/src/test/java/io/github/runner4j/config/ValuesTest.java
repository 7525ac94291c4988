package io.github.runner4j.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.secret.Variable;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    @ParameterizedTest
    @CsvSource({
        "512m,536870912",
        "512M,536870912",
        "1g,1073741824",
        "6m,6291456",
        "6144k,6291456",
        "6291456,6291456",
        "6291456b,6291456",
        "' 1g ',1073741824",
        "8589934591g,9223372035781033984"
    })
    void readsSizesAsPeopleWriteThem(String text, long bytes) {
        assertThat(Limits.of(limits -> limits.memory(text)).memoryBytes()).hasValue(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "m",
                "-1g",
                "1.5g",
                "1t",
                "1 g",
                "5m",
                "6291455",
                "8589934592g",
                "99999999999999999999",
                "0x10",
                "١g"
            })
    void refusesSizesItCannotKeep(String text) {
        assertThatThrownBy(() -> Limits.of(limits -> limits.memory(text)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("memory limit")
                .hasMessageContaining("Allowed");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.09, 32.01, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesSharesOfProcessorsOutOfRange(double cores) {
        assertThatThrownBy(() -> Limits.of(limits -> limits.cpus(cores))).isInstanceOf(ConfigException.class);
    }

    @Test
    void refusesPortsThatAreNone() {
        PortRequest port = PortRequest.of(80);

        assertThatThrownBy(() -> PortRequest.of(0)).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> port.exactly(65_536)).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> port.range(10, 9)).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> port.range(0, 9)).isInstanceOf(ConfigException.class);
        assertThat(port.exactly(90).any().exact()).isFalse();
        assertThat(port.prefer(90).udp().address("0.0.0.0").hostPort()).hasValue(90);
    }

    @Provide
    Arbitrary<List<String>> securityWords() {
        Arbitrary<String> capability = Arbitraries.of("ALL", "CAP_CHOWN", "NET_ADMIN", "KILL");
        Arbitrary<String> word = Arbitraries.oneOf(
                capability.map(each -> "--cap-add=" + each),
                capability.map(each -> "--cap-drop=" + each),
                Arbitraries.of("--read-only", "--read-only=true", "--security-opt=no-new-privileges"),
                Arbitraries.of("/tmp", "/run:size=64m,mode=1777", "/a=b").map(each -> "--tmpfs=" + each),
                Arbitraries.of("1000", "1000:1000", "app").map(each -> "--user=" + each),
                Arbitraries.integers().between(1, 999_999_999).map(each -> "--pids-limit=" + each));
        return word.list().ofMaxSize(12);
    }

    @Property(tries = 300)
    void readsBackTheSecurityOptionsItWrites(@ForAll("securityWords") List<String> words) {
        SecurityOptions options = SecurityOptions.parse(words);

        assertThat(SecurityOptions.parse(options.words())).isEqualTo(options).hasToString(options.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--privileged",
                "--read-only=false",
                "--tmpfs=",
                "--tmpfs=tmp",
                "--cap-add=chown",
                "--cap-add",
                "--user=",
                "--pids-limit=0",
                "--pids-limit=-1",
                "--pids-limit=9999999999",
                "cap-add=ALL"
            })
    void refusesOtherSecurityOptions(String word) {
        assertThatThrownBy(() -> SecurityOptions.parse(List.of(word))).isInstanceOf(ConfigException.class);
    }

    @Provide
    Arbitrary<RunOptions> runs() {
        Arbitrary<Integer> bits = Arbitraries.integers().between(0, (1 << 16) - 1);
        Arbitrary<Integer> value = Arbitraries.integers().between(1, 3);
        return Combinators.combine(bits, value).as(ValuesTest::run);
    }

    private static RunOptions run(int bits, int value) {
        RunOptions.Builder run = RunOptions.builder();
        List<Runnable> setters = List.of(
                () -> run.addEnvironment(Variable.of("E" + value % 2, "v" + value)),
                () -> run.addPort(PortRequest.of(value)),
                () -> run.addVolume(Volume.of("v" + value, "/v")),
                () -> run.addLabel("l" + value % 2, "v" + value),
                () -> run.limits(Limits.of(limits -> limits.pids(value))),
                () -> run.limits(Limits.of(limits -> limits.cpus(value))),
                () -> run.security(SecurityOptions.parse(List.of("--user=" + value))),
                () -> run.healthCheck(
                        switch (value) {
                            case 1 -> HealthCheck.tcp().retries(value);
                            case 2 -> HealthCheck.http("/" + value).timeout(Duration.ofSeconds(value));
                            default -> HealthCheck.unset().port(value).interval(Duration.ofSeconds(value));
                        }),
                () -> run.command(List.of("c" + value)),
                () -> run.entrypoint(List.of("e" + value)),
                () -> run.workingDirectory("/w" + value),
                () -> run.network("n" + value),
                () -> run.restartPolicy(RestartPolicy.values()[value]),
                () -> run.lifetime(Duration.ofSeconds(value)),
                () -> run.stopSignal("SIG" + value).stopGracePeriod(Duration.ofSeconds(value)),
                () -> run.init(value == 1));
        for (int i = 0; i < setters.size(); i++) {
            if ((bits >> i & 1) == 1) {
                setters.get(i).run();
            }
        }
        return run.build();
    }

    @Property(tries = 300)
    void changesNothingByLayeringNothing(@ForAll("runs") RunOptions options) {
        RunOptions empty = RunOptions.builder().build();

        assertThat(empty.over(options)).isEqualTo(options);
        assertThat(options.over(empty)).isEqualTo(options);
        assertThat(options.over(options)).isEqualTo(options);
        assertThat(options.toBuilder().build()).isEqualTo(options);
    }

    @Property(tries = 500)
    void layersInAnyGrouping(@ForAll("runs") RunOptions a, @ForAll("runs") RunOptions b, @ForAll("runs") RunOptions c) {
        assertThat(a.over(b).over(c)).isEqualTo(a.over(b.over(c)));
    }

    @Test
    void readsTheSameWhateverTheOrderOfItsLabels() {
        RunOptions one =
                RunOptions.builder().addLabel("a", "1").addLabel("b", "2").build();
        RunOptions other =
                RunOptions.builder().addLabel("b", "2").addLabel("a", "1").build();

        assertThat(one).hasToString(other.toString());
    }
}
