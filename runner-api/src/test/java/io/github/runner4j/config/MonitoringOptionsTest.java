package io.github.runner4j.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MonitoringOptionsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private final MonitoringOptions all = MonitoringOptions.NONE
            .healthCheckInterval(SECOND)
            .metricsCollectionInterval(SECOND.multipliedBy(2))
            .maxHealthCheckHistory(1)
            .maxMetricsHistory(1_000_000)
            .cpuUsage(0)
            .memoryUsage(100)
            .responseTime(Duration.ofMillis(1));

    @Test
    void setsOptionsOneByOne() {
        assertThat(all.healthCheckInterval()).contains(SECOND);
        assertThat(all.metricsCollectionInterval()).contains(SECOND.multipliedBy(2));
        assertThat(all.maxHealthCheckHistory()).contains(1);
        assertThat(all.maxMetricsHistory()).contains(1_000_000);
        assertThat(all.cpuUsage()).contains(0.0);
        assertThat(all.memoryUsage()).contains(100.0);
        assertThat(all.responseTime()).contains(Duration.ofMillis(1));
    }

    @Test
    void goesOverOthersAsFarAsItIsSet() {
        assertThat(MonitoringOptions.NONE.over(all)).isEqualTo(all);
        assertThat(all.over(MonitoringOptions.DEFAULT)).isEqualTo(all);
        assertThat(MonitoringOptions.NONE.cpuUsage(50).over(all)).isEqualTo(all.cpuUsage(50));
    }

    @Test
    void refusesWhatIsOutOfRange() {
        MonitoringOptions none = MonitoringOptions.NONE;

        assertThatThrownBy(() -> none.healthCheckInterval(Duration.ofMillis(999)))
                .isInstanceOf(ConfigException.class)
                .hasMessage("The healthCheckInterval \"PT0.999S\" is not accepted. Allowed: at least 1 s.");
        assertThatThrownBy(() -> none.metricsCollectionInterval(Duration.ZERO)).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> none.maxHealthCheckHistory(0)).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> none.maxMetricsHistory(1_000_001)).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> none.cpuUsage(-0.1)).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> none.cpuUsage(Double.NaN)).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> none.memoryUsage(100.1)).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> none.responseTime(Duration.ZERO)).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> none.responseTime(Duration.ofMillis(-1))).isInstanceOf(ConfigException.class);
    }
}
