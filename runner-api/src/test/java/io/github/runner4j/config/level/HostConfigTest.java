package io.github.runner4j.config.level;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.config.HostPolicy;
import io.github.runner4j.config.Limits;
import io.github.runner4j.config.MonitoringOptions;
import io.github.runner4j.config.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class HostConfigTest {

    private static final Origin FILE = Origin.of(Origin.Kind.HOST_FILE);
    private static final Origin BLOCK = Origin.of(Origin.Kind.COMPONENT_BLOCK);

    private final HostConfig files = new HostConfig(
            level(
                    FILE,
                    settings -> settings.limits(
                                    Limits.of(limits -> limits.memory("1g").cpus(1)))
                            .runTimeout(seconds(11))),
            Map.of(
                    "a",
                    level(
                            BLOCK,
                            settings -> settings.limits(
                                    Limits.of(limits -> limits.memory("2g").pids(2))))),
            MonitoringOptions.NONE.cpuUsage(50).memoryUsage(60),
            PolicyLevel.of(
                    HostPolicy.builder()
                            .networks(List.of("f"))
                            .environment(List.of("F"))
                            .build(),
                    FILE));

    private final HostConfig code = new HostConfig(
            level(Origin.HOST_CODE, settings -> settings.limits(Limits.of(limits -> limits.memory("3g")))),
            Map.of(
                    "a", level(Origin.HOST_CODE, settings -> settings.runTimeout(seconds(12))),
                    "b", level(Origin.HOST_CODE, settings -> settings.runTimeout(seconds(13)))),
            MonitoringOptions.NONE.cpuUsage(70),
            PolicyLevel.of(HostPolicy.builder().networks(List.of("c")).build(), Origin.HOST_CODE));

    @Test
    void aFilesBlockGoesOverWhatItSaysOfAll() {
        assertThat(shown(files, "a")).isEqualTo("2g component block, 1.0 host file, 2 component block, 11s host file");
        assertThat(shown(files, "x")).isEqualTo("1g host file, 1.0 host file, 1024 default, 11s host file");
        assertThat(shown(HostConfig.EMPTY, "x")).isEqualTo("1g default, 1.0 default, 1024 default, 5m default");
    }

    @Test
    void oneFileGoesOverAnotherBlockByBlock() {
        HostConfig more = new HostConfig(
                level(FILE, settings -> settings.limits(Limits.of(limits -> limits.memory("5g")))),
                Map.of("a", level(BLOCK, settings -> settings.limits(Limits.of(limits -> limits.pids(9))))),
                MonitoringOptions.NONE,
                PolicyLevel.EMPTY);

        assertThat(shown(more.over(files), "a"))
                .isEqualTo("2g component block, 1.0 host file, 9 component block, 11s host file");
        assertThat(shown(more.over(files), "x")).startsWith("5g host file, 1.0 host file");
    }

    @Test
    void hostCodeGoesAboveAFileAndItsBlocks() {
        HostConfig both = code.above(files);

        assertThat(shown(both, "a")).isEqualTo("3g host code, 1.0 host file, 2 component block, 12s host code");
        assertThat(shown(both, "b")).isEqualTo("3g host code, 1.0 host file, 1024 default, 13s host code");
        assertThat(shown(both, "x")).isEqualTo("3g host code, 1.0 host file, 1024 default, 11s host file");
        assertThat(both.monitoring())
                .isEqualTo(MonitoringOptions.NONE.cpuUsage(70).memoryUsage(60));
        assertThat(both.policy().policy())
                .isEqualTo(HostPolicy.builder()
                        .networks(List.of("c"))
                        .environment(List.of("F"))
                        .build());
        assertThat(both.settings().limits().memoryBytes()).hasValue(3L << 30);
        assertThat(both.settings().runTimeout()).isEqualTo(seconds(11));
    }

    @Test
    void changesNothingWhereOneSideSaysNothing() {
        assertThat(code.above(HostConfig.EMPTY)).isEqualTo(code);
        assertThat(HostConfig.EMPTY.above(files)).isEqualTo(files);
        assertThat(HostConfig.EMPTY.over(files)).isEqualTo(files);
        assertThat(files.over(HostConfig.EMPTY)).isEqualTo(files);
    }

    private static Level level(Origin origin, UnaryOperator<Settings.Builder> change) {
        return Level.of(change.apply(Settings.builder()).build().given(), origin);
    }

    private static Duration seconds(int number) {
        return Duration.ofSeconds(number);
    }

    private static String shown(HostConfig config, String component) {
        Explanation values = config.component(component).explain();
        return String.join(
                ", ",
                List.of("resourceLimits.memory", "resourceLimits.cpus", "resourceLimits.pids", "runTimeout").stream()
                        .map(name -> values.value(name).orElseThrow())
                        .map(value -> value.shown() + " " + value.origin())
                        .toList());
    }
}
