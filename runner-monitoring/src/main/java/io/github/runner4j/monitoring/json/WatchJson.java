package io.github.runner4j.monitoring.json;

import io.github.runner4j.monitoring.alert.Alert;
import io.github.runner4j.monitoring.health.Check;
import io.github.runner4j.monitoring.health.Health;
import io.github.runner4j.monitoring.metrics.Metrics;
import io.github.runner4j.monitoring.metrics.MetricsWindow;
import io.github.runner4j.monitoring.metrics.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Health, metrics and alerts as objects. */
public final class WatchJson {

    private WatchJson() {}

    /**
     * A health.
     *
     * @param health the health
     * @return its members; times in ms, {@code uptime} in seconds
     */
    public static Map<String, Object> health(Health health) {
        return new Members()
                .put("containerId", health.containerId())
                .put("status", health.status().word())
                .put("lastCheck", health.lastCheck().map(Instant::toString))
                .put("checks", health.checks().stream().map(WatchJson::check).toList())
                .put("uptime", health.uptime().toSeconds())
                .put("restartCount", health.restartCount())
                .map();
    }

    private static Map<String, Object> check(Check check) {
        return new Members()
                .put("timestamp", check.timestamp().toString())
                .put("success", check.success())
                .put("responseTime", check.responseTime().map(Duration::toMillis))
                .put("error", check.error())
                .map();
    }

    /**
     * Figures at a moment.
     *
     * @param containerId whose
     * @param metrics the figures
     * @return their members; what is not known is left out
     */
    public static Map<String, Object> metrics(String containerId, Metrics metrics) {
        return new Members()
                .put("containerId", containerId)
                .put("timestamp", metrics.timestamp().toString())
                .put("cpu", cpu(metrics))
                .put("memory", memory(metrics))
                .put("network", traffic("rxBytes", "txBytes", metrics.network()))
                .put("io", traffic("readBytes", "writeBytes", metrics.io()))
                .put("pids", metrics.pids())
                .map();
    }

    private static Map<String, Object> cpu(Metrics metrics) {
        return new Members()
                .put("usage", metrics.cpu().usagePercent())
                .put("limit", metrics.cpu().limitPercent())
                .put("throttled", metrics.cpu().throttledPercent())
                .map();
    }

    private static Map<String, Object> memory(Metrics metrics) {
        return new Members()
                .put("usage", metrics.memory().usageBytes())
                .put("limit", metrics.memory().limitBytes())
                .put("percentage", metrics.memory().percent())
                .map();
    }

    private static Map<String, Object> traffic(String in, String out, Traffic traffic) {
        return new Members()
                .put(in, traffic.inBytes())
                .put(out, traffic.outBytes())
                .map();
    }

    /**
     * A part of the history.
     *
     * @param containerId whose
     * @param window the part
     * @return {@code metrics}, and the {@code window} that they are of, in seconds
     */
    public static Map<String, Object> history(String containerId, MetricsWindow window) {
        List<Map<String, Object>> points =
                window.points().stream().map(each -> metrics(containerId, each)).toList();
        Map<String, Object> kept = new Members()
                .put("step", window.tier().step().toSeconds())
                .put("points", window.tier().points())
                .put("covered", window.covered().toSeconds())
                .map();
        return new Members().put("metrics", points).put("window", kept).map();
    }

    /**
     * An alert.
     *
     * @param alert the alert
     * @return its members
     */
    public static Map<String, Object> alert(Alert alert) {
        return new Members()
                .put("rule", alert.rule())
                .put("severity", alert.severity().name().toLowerCase(Locale.ROOT))
                .put("instanceId", alert.instanceId().value())
                .put("component", alert.component())
                .put("state", alert.state().name().toLowerCase(Locale.ROOT))
                .put("value", alert.value())
                .put("threshold", alert.threshold())
                .put("message", alert.message())
                .put("since", alert.since().toString())
                .put("at", alert.at().toString())
                .map();
    }
}
