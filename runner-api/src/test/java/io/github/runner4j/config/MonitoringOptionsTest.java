package io.github.runner4j.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MonitoringOptionsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final MonitoringOptions ALL = MonitoringOptions.NONE
            .healthCheckInterval(SECOND)
            .metricsCollectionInterval(SECOND.multipliedBy(2))
            .maxHealthCheckHistory(1)
            .maxMetricsHistory(1_000_000)
            .cpuUsage(0)
            .memoryUsage(100)
            .responseTime(Duration.ofMillis(1));

    @Test
    void setsOptionsOneByOne() {
        assertThat(ALL.healthCheckInterval()).contains(SECOND);
        assertThat(ALL.metricsCollectionInterval()).contains(SECOND.multipliedBy(2));
        assertThat(ALL.maxHealthCheckHistory()).contains(1);
        assertThat(ALL.maxMetricsHistory()).contains(1_000_000);
        assertThat(ALL.cpuUsage()).contains(0.0);
        assertThat(ALL.memoryUsage()).contains(100.0);
        assertThat(ALL.responseTime()).contains(Duration.ofMillis(1));
    }

    @Test
    void goesOverOthersAsFarAsItIsSet() {
        assertThat(MonitoringOptions.NONE.over(ALL)).isEqualTo(ALL);
        assertThat(ALL.over(MonitoringOptions.DEFAULT)).isEqualTo(ALL);
        assertThat(MonitoringOptions.NONE.cpuUsage(50).over(ALL)).isEqualTo(ALL.cpuUsage(50));
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
