package io.github.runner4j.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static Settings of(UnaryOperator<Settings.Builder> change) {
        return change.apply(Settings.builder()).build();
    }

    @Test
    void hasDefaults() {
        Settings defaults = Settings.builder().build();

        assertThat(defaults.connectionTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(defaults.fetchTimeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(defaults.buildTimeout()).isEqualTo(Duration.ofMinutes(10));
        assertThat(defaults.runTimeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(defaults.limits())
                .isEqualTo(Limits.of(limits -> limits.memory("1g").cpus(1).pids(1024)));
        assertThat(defaults.security()).isEqualTo(SecurityOptions.DEFAULT);
        assertThat(defaults.lifetime()).isEmpty();
        assertThat(defaults.stopGracePeriod()).isEqualTo(Duration.ofSeconds(10));
        assertThat(defaults.imageCleanupPolicy()).isEqualTo(ImageCleanupPolicy.ON_ERROR);
        assertThat(defaults.whenClosed()).isEqualTo(WhenClosed.STOP);
        assertThat(defaults.owner()).isEqualTo("runner4j");
        assertThat(defaults.errorHistory()).isEqualTo(1_000);
        assertThat(defaults.given()).isEqualTo(ComponentConfig.empty());
    }

    private static Settings all() {
        return of(settings -> settings.connectionTimeout(Duration.ofSeconds(1))
                .fetchTimeout(Duration.ofSeconds(2))
                .buildTimeout(Duration.ofSeconds(10))
                .runTimeout(Duration.ofSeconds(5))
                .limits(Limits.of(limits -> limits.memory("2g")))
                .limits(Limits.of(limits -> limits.pids(3)))
                .security(SecurityOptions.parse(List.of("--read-only")))
                .lifetime(MINUTE)
                .stopGracePeriod(Duration.ZERO)
                .imageCleanupPolicy(ImageCleanupPolicy.NEVER)
                .whenClosed(WhenClosed.LEAVE)
                .owner("portal")
                .errorHistory(1));
    }

    @Test
    void keepsWhatIsSet() {
        Settings settings = all();

        assertThat(settings.connectionTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.fetchTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.buildTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.runTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.limits())
                .isEqualTo(Limits.of(limits -> limits.memory("2g").cpus(1).pids(3)));
        assertThat(settings.security().readOnly()).isTrue();
        assertThat(settings.lifetime()).contains(MINUTE);
        assertThat(settings.stopGracePeriod()).isZero();
        assertThat(settings.imageCleanupPolicy()).isEqualTo(ImageCleanupPolicy.NEVER);
        assertThat(settings.whenClosed()).isEqualTo(WhenClosed.LEAVE);
        assertThat(settings.owner()).isEqualTo("portal");
        assertThat(settings.errorHistory()).isEqualTo(1);
        assertThat(settings.toBuilder().build()).isEqualTo(settings);
    }

    @Test
    void tellsWhatWasSetFromWhatHasItsDefault() {
        Settings settings = of(each -> each.limits(Limits.of(limits -> limits.cpus(1)))
                .buildTimeout(Duration.ofMinutes(10))
                .owner("portal"));

        ComponentConfig given = settings.given();

        assertThat(given.run())
                .isEqualTo(RunOptions.builder()
                        .limits(Limits.of(limits -> limits.cpus(1)))
                        .build());
        assertThat(given.launch())
                .isEqualTo(LaunchOptions.builder()
                        .buildTimeout(Duration.ofMinutes(10))
                        .build());
    }

    @Test
    void goesOverOthersAsFarAsItIsSet() {
        Settings base = all();

        assertThat(Settings.builder().build().over(base)).isEqualTo(base);
        assertThat(base.over(of(settings -> settings.owner("other")
                        .errorHistory(9)
                        .whenClosed(WhenClosed.STOP)
                        .runTimeout(MINUTE))))
                .isEqualTo(base);
        assertThat(of(settings -> settings.runTimeout(MINUTE).limits(Limits.of(limits -> limits.pids(4))))
                        .over(base))
                .isEqualTo(base.toBuilder()
                        .runTimeout(MINUTE)
                        .limits(Limits.of(limits -> limits.pids(4)))
                        .build());
    }

    @Test
    void refusesWhatIsOutOfRange() {
        Settings.Builder settings = Settings.builder();

        assertThatThrownBy(() -> settings.connectionTimeout(Duration.ofMillis(999)))
                .isInstanceOf(ConfigException.class)
                .hasMessage("The connectionTimeout \"PT0.999S\" is not accepted. Allowed: at least 1000 ms.");
        assertThatThrownBy(() -> settings.fetchTimeout(Duration.ofMillis(999))).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> settings.buildTimeout(Duration.ofMillis(9_999)))
                .isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> settings.runTimeout(Duration.ofMillis(4_999))).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> settings.lifetime(Duration.ZERO)).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> settings.lifetime(Duration.ofMillis(-1))).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> settings.stopGracePeriod(Duration.ofMillis(-1)))
                .isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> settings.owner("a b")).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> settings.errorHistory(0)).isInstanceOf(ConfigException.class);
    }
}
