package io.github.runner4j.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.config.HealthCheck.Exec;
import io.github.runner4j.config.HealthCheck.Http;
import io.github.runner4j.config.HealthCheck.Image;
import io.github.runner4j.config.HealthCheck.None;
import io.github.runner4j.config.HealthCheck.Tcp;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthCheckTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void hasDefaults() {
        HealthCheck unset = HealthCheck.unset();

        assertThat(unset.asks()).isFalse();
        assertThat(unset.given()).isEmpty();
        assertThat(unset.probe()).isEqualTo(new Tcp(OptionalInt.empty()));
        assertThat(unset.interval()).isEqualTo(Duration.ofSeconds(30));
        assertThat(unset.timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(unset.retries()).isEqualTo(3);
        assertThat(unset.startPeriod()).isZero();
        assertThat(unset).hasToString("HealthCheck every PT30S, timeout PT10S, retries 3, start period PT0S");
    }

    @Test
    void keepsWhatIsSet() {
        HealthCheck check = HealthCheck.http("/up")
                .port(81)
                .interval(SECOND)
                .timeout(SECOND.multipliedBy(2))
                .retries(1)
                .startPeriod(SECOND.multipliedBy(3));

        assertThat(check.asks()).isTrue();
        assertThat(check.probe()).isEqualTo(new Http("/up", OptionalInt.of(81)));
        assertThat(check.interval()).isEqualTo(SECOND);
        assertThat(check.timeout()).isEqualTo(SECOND.multipliedBy(2));
        assertThat(check.retries()).isEqualTo(1);
        assertThat(check.startPeriod()).isEqualTo(SECOND.multipliedBy(3));
        assertThat(check.given())
                .containsExactly("type", "path", "port", "interval", "timeout", "retries", "startPeriod");
        assertThat(check)
                .hasToString("Http[path=/up, port=OptionalInt[81]] every PT1S, timeout PT2S, retries 1, start period"
                        + " PT3S");
    }

    @Test
    void knowsFiveKinds() {
        assertThat(HealthCheck.tcp().port(1).probe()).isEqualTo(new Tcp(OptionalInt.of(1)));
        assertThat(HealthCheck.exec("a", "b").probe()).isEqualTo(new Exec(List.of("a", "b")));
        assertThat(HealthCheck.exec("a", "b").given()).containsExactly("type", "command");
        assertThat(HealthCheck.image().probe()).isEqualTo(new Image());
        assertThat(HealthCheck.none().probe()).isEqualTo(new None());
        assertThat(HealthCheck.none().port(1).probe()).isEqualTo(new None());
    }

    @Test
    void goesOverAnotherKeyByKey() {
        HealthCheck repository =
                HealthCheck.http("/up").port(81).interval(SECOND).retries(9);

        assertThat(HealthCheck.unset().over(repository)).isEqualTo(repository);
        assertThat(repository.over(HealthCheck.exec("x").timeout(SECOND)).probe())
                .isEqualTo(repository.probe());
        HealthCheck more = HealthCheck.unset()
                .interval(SECOND.multipliedBy(5))
                .startPeriod(SECOND)
                .over(repository);
        assertThat(more).isEqualTo(repository.interval(SECOND.multipliedBy(5)).startPeriod(SECOND));
        HealthCheck less = HealthCheck.unset().retries(2).timeout(SECOND).over(repository);
        assertThat(less).isEqualTo(repository.retries(2).timeout(SECOND));
    }

    @Test
    void takesAPortFromBelowForAnotherKindToo() {
        HealthCheck repository = HealthCheck.http("/up").port(81);

        assertThat(HealthCheck.tcp().over(repository).probe()).isEqualTo(new Tcp(OptionalInt.of(81)));
        assertThat(HealthCheck.http("/x").over(repository).probe()).isEqualTo(new Http("/x", OptionalInt.of(81)));
        assertThat(HealthCheck.unset().port(82).over(repository).probe())
                .isEqualTo(new Http("/up", OptionalInt.of(82)));
        assertThat(HealthCheck.exec("x").over(repository).probe()).isEqualTo(new Exec(List.of("x")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "health", "/a b", "/a\nb", "/a\u007f", "@evil.example/", "//evil.example/"})
    void refusesPathsThatAreNone(String path) {
        assertThatThrownBy(() -> HealthCheck.http(path)).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> new Http(path, OptionalInt.empty())).isInstanceOf(ConfigException.class);
    }

    @Test
    void refusesWhatIsOutOfRange() {
        HealthCheck check = HealthCheck.tcp();

        assertThatThrownBy(() -> check.interval(Duration.ZERO))
                .isInstanceOf(ConfigException.class)
                .hasMessage("The health check's interval \"PT0S\" is not accepted. Allowed: a positive time.");
        assertThatThrownBy(() -> check.timeout(Duration.ofMillis(-1))).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> check.retries(0))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("1 or more");
        assertThatThrownBy(() -> check.startPeriod(Duration.ofNanos(-1)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("zero or more");
        assertThatThrownBy(() -> check.port(0)).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> check.port(65_536)).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> new Http("/", OptionalInt.of(0))).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> new Tcp(OptionalInt.of(0))).isInstanceOf(ConfigException.class);
        assertThatThrownBy(HealthCheck::exec).isInstanceOf(ConfigException.class);
    }
}
