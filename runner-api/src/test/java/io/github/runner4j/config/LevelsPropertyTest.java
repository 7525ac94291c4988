package io.github.runner4j.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.secret.Variable;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LevelsPropertyTest {

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

    @Provide
    Arbitrary<RunOptions> runs() {
        Arbitrary<Integer> bits = Arbitraries.integers().between(0, (1 << 16) - 1);
        Arbitrary<Integer> value = Arbitraries.integers().between(1, 3);
        return Combinators.combine(bits, value).as(LevelsPropertyTest::run);
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
}
