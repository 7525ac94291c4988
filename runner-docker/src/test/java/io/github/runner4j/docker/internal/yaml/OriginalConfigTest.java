package io.github.runner4j.docker.internal.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.config.MonitoringOptions;
import io.github.runner4j.config.file.HostFiles;
import io.github.runner4j.config.level.Explanation;
import io.github.runner4j.config.level.HostConfig;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The host files that users of the original system have: each loads, and every effective value is what it says. */
class OriginalConfigTest {

    /** What holds where a file says nothing: value and origin. */
    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("resourceLimits.memory", "1g (default)"),
            Map.entry("resourceLimits.cpus", "1.0 (default)"),
            Map.entry("resourceLimits.pids", "1024 (default)"),
            Map.entry("lifetime", "1h (default)"),
            Map.entry(
                    "securityOptions",
                    "[--security-opt=no-new-privileges, --cap-drop=ALL, --cap-add=CHOWN, --cap-add=DAC_OVERRIDE,"
                            + " --cap-add=FOWNER, --cap-add=KILL, --cap-add=NET_BIND_SERVICE, --cap-add=SETGID,"
                            + " --cap-add=SETUID] (default)"),
            Map.entry("stopGracePeriod", "10s (default)"),
            Map.entry("init", "true (default)"),
            Map.entry("connectionTimeout", "30s (default)"),
            Map.entry("fetchTimeout", "5m (default)"),
            Map.entry("buildTimeout", "10m (default)"),
            Map.entry("runTimeout", "5m (default)"),
            Map.entry("imageCleanupPolicy", "on-error (default)"));

    @Test
    void advanced() {
        HostConfig config = load("advanced");

        Map<String, String> all = Map.of(
                "connectionTimeout", "45s (3:24)",
                "buildTimeout", "20m (4:19)",
                "runTimeout", "10m (5:17)",
                "resourceLimits.memory", "2g (7:15)",
                "resourceLimits.cpus", "2.0 (8:13)",
                "lifetime", "2h (9:16)",
                "securityOptions", "[--security-opt=no-new-privileges, --read-only] (11:7)",
                "imageCleanupPolicy", "always (13:25)");
        assertThat(values(config, "any")).isEqualTo(over(DEFAULTS, all));
        assertThat(values(config, "high-memory-app"))
                .isEqualTo(over(
                        DEFAULTS,
                        all,
                        Map.of("resourceLimits.memory", "4g (18:19)", "resourceLimits.cpus", "4.0 (19:17)")));
        assertThat(values(config, "quick-build-app"))
                .isEqualTo(over(DEFAULTS, all, Map.of("buildTimeout", "5m (22:23)")));
        assertThat(config.monitoring()).isEqualTo(MonitoringOptions.DEFAULT);
    }

    @Test
    void basic() {
        assertThat(values(load("basic"), "any"))
                .isEqualTo(over(
                        DEFAULTS,
                        Map.of(
                                "buildTimeout", "10m (3:19)",
                                "runTimeout", "5m (4:17)",
                                "resourceLimits.memory", "1g (6:15)",
                                "resourceLimits.cpus", "1.0 (7:13)")));
    }

    @Test
    void components() {
        HostConfig config = load("components");

        Map<String, String> all = Map.of(
                "buildTimeout", "10m (3:19)",
                "resourceLimits.memory", "1g (4:30)",
                "resourceLimits.cpus", "1.0 (4:42)");
        assertThat(values(config, "any")).isEqualTo(over(DEFAULTS, all));
        assertThat(values(config, "data-processor"))
                .isEqualTo(over(
                        DEFAULTS,
                        all,
                        Map.of(
                                "buildTimeout", "20m (6:45)",
                                "resourceLimits.memory", "4g (6:79)",
                                "resourceLimits.cpus", "4.0 (6:91)",
                                "lifetime", "2h (6:107)")));
        assertThat(values(config, "simple-api"))
                .isEqualTo(over(
                        DEFAULTS,
                        all,
                        Map.of(
                                "buildTimeout", "5m (7:41)",
                                "resourceLimits.memory", "512m (7:74)",
                                "resourceLimits.cpus", "0.5 (7:88)")));
        assertThat(values(config, "dev-environment"))
                .isEqualTo(over(
                        DEFAULTS, all, Map.of("imageCleanupPolicy", "never (8:52)", "securityOptions", "[] (8:78)")));
    }

    @Test
    void dataProcessing() {
        assertThat(values(load("data-processing"), "any"))
                .isEqualTo(over(
                        DEFAULTS,
                        Map.of(
                                "buildTimeout", "30m (3:19)",
                                "runTimeout", "15m (4:17)",
                                "resourceLimits.memory", "8g (5:30)",
                                "resourceLimits.cpus", "4.0 (5:42)",
                                "lifetime", "4h (5:58)",
                                "imageCleanupPolicy", "always (6:25)")));
    }

    @Test
    void development() {
        assertThat(values(load("development"), "any"))
                .isEqualTo(over(
                        DEFAULTS,
                        Map.of(
                                "buildTimeout", "5m (3:19)",
                                "runTimeout", "3m (4:17)",
                                "resourceLimits.memory", "512m (5:30)",
                                "resourceLimits.cpus", "1.0 (5:44)",
                                "imageCleanupPolicy", "never (6:25)",
                                "securityOptions", "[] (7:22)")));
    }

    @Test
    void microservices() {
        HostConfig config = load("microservices");

        Map<String, String> all = Map.of(
                "buildTimeout", "5m (3:19)",
                "resourceLimits.memory", "256m (4:30)",
                "resourceLimits.cpus", "0.5 (4:44)");
        assertThat(values(config, "any")).isEqualTo(over(DEFAULTS, all));
        assertThat(values(config, "user-service"))
                .isEqualTo(over(DEFAULTS, all, Map.of("resourceLimits.memory", "512m (6:54)")));
        assertThat(values(config, "payment-service"))
                .isEqualTo(over(
                        DEFAULTS,
                        all,
                        Map.of("resourceLimits.memory", "1g (7:57)", "resourceLimits.cpus", "1.0 (7:69)")));
    }

    @Test
    void monitoring() {
        HostConfig config = load("monitoring");

        assertThat(values(config, "any")).isEqualTo(DEFAULTS);
        assertThat(config.monitoring()).isEqualTo(MonitoringOptions.DEFAULT);
        assertThat(MonitoringOptions.DEFAULT.healthCheckInterval())
                .hasValueSatisfying(time -> assertThat(time).hasMillis(30_000));
        assertThat(MonitoringOptions.DEFAULT.metricsCollectionInterval())
                .hasValueSatisfying(time -> assertThat(time).hasMillis(10_000));
        assertThat(MonitoringOptions.DEFAULT.maxHealthCheckHistory()).contains(100);
        assertThat(MonitoringOptions.DEFAULT.maxMetricsHistory()).contains(288);
        assertThat(MonitoringOptions.DEFAULT.cpuUsage()).contains(80.0);
        assertThat(MonitoringOptions.DEFAULT.memoryUsage()).contains(85.0);
        assertThat(MonitoringOptions.DEFAULT.responseTime())
                .hasValueSatisfying(time -> assertThat(time).hasMillis(5_000));
    }

    @Test
    void production() {
        assertThat(values(load("production"), "any"))
                .isEqualTo(over(
                        DEFAULTS,
                        Map.of(
                                "buildTimeout", "20m (3:19)",
                                "runTimeout", "10m (4:17)",
                                "resourceLimits.memory", "2g (5:30)",
                                "resourceLimits.cpus", "2.0 (5:42)",
                                "lifetime", "2h (5:58)",
                                "imageCleanupPolicy", "always (6:25)",
                                "securityOptions",
                                        "[--security-opt=no-new-privileges, --read-only, --tmpfs=/tmp] (8:7)")));
    }

    @Test
    void testing() {
        assertThat(values(load("testing"), "any"))
                .isEqualTo(over(
                        DEFAULTS,
                        Map.of(
                                "buildTimeout", "15m (3:19)",
                                "runTimeout", "5m (4:17)",
                                "resourceLimits.memory", "1g (5:30)",
                                "resourceLimits.cpus", "1.0 (5:42)",
                                "lifetime", "30m (5:58)",
                                "imageCleanupPolicy", "on-error (6:25)")));
    }

    @Test
    void webApplication() {
        assertThat(values(load("web-application"), "any"))
                .isEqualTo(over(
                        DEFAULTS,
                        Map.of(
                                "buildTimeout", "10m (3:19)",
                                "resourceLimits.memory", "1g (4:30)",
                                "resourceLimits.cpus", "1.0 (4:42)",
                                "securityOptions",
                                        "[--security-opt=no-new-privileges, --read-only, --tmpfs=/tmp,"
                                                + " --tmpfs=/var/cache] (6:7)")));
    }

    private static HostConfig load(String name) {
        return new HostFiles(new YamlConfigReader()::read, variable -> Optional.empty()).load(List.of(file(name)));
    }

    private static Path file(String name) {
        URL url = OriginalConfigTest.class.getResource("/original-config/" + name + ".yml");
        try {
            return Path.of(Objects.requireNonNull(url).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Each value with its place, the file's name left out. */
    private static Map<String, String> values(HostConfig config, String component) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Explanation.Value each : config.component(component).explain().values()) {
            String origin = each.origin().toString().replaceAll(".*\\.yml:", "");
            values.put(each.name(), each.shown() + " (" + origin + ")");
        }
        return values;
    }

    @SafeVarargs
    private static Map<String, String> over(Map<String, String>... levels) {
        Map<String, String> all = new LinkedHashMap<>();
        for (Map<String, String> level : levels) {
            all.putAll(level);
        }
        return all;
    }
}
