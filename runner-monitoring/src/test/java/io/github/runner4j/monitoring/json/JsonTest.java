package io.github.runner4j.monitoring.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.Runner;
import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.HealthCheck;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.monitoring.health.Check;
import io.github.runner4j.monitoring.health.Health;
import io.github.runner4j.monitoring.health.HealthStatus;
import io.github.runner4j.monitoring.metrics.Cpu;
import io.github.runner4j.monitoring.metrics.Memory;
import io.github.runner4j.monitoring.metrics.Metrics;
import io.github.runner4j.monitoring.metrics.Traffic;
import io.github.runner4j.testkit.memory.InMemoryPorts;
import io.github.runner4j.testkit.memory.InMemorySource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void writesAHealthInTheKeptShape() {
        Check bad = Check.failed(AT, "503");
        Check good = Check.passed(AT, Duration.ofMillis(7));
        Health health = new Health(
                Optional.of("c1"), HealthStatus.HEALTHY, Optional.of(AT), List.of(bad, good), Duration.ofMinutes(1), 2);

        String text = Json.write(WatchJson.health(health));

        assertThat(text)
                .isEqualTo("{\"containerId\":\"c1\",\"status\":\"healthy\",\"lastCheck\":\"2026-01-01T00:00:00Z\","
                        + "\"checks\":[{\"timestamp\":\"2026-01-01T00:00:00Z\",\"success\":false,\"error\":\"503\"},"
                        + "{\"timestamp\":\"2026-01-01T00:00:00Z\",\"success\":true,\"responseTime\":7}],"
                        + "\"uptime\":60,\"restartCount\":2}");
    }

    @Test
    void leavesOutFiguresThatAreNotKnown() {
        Metrics metrics = new Metrics(
                AT,
                new Cpu(OptionalDouble.of(12.5), OptionalDouble.of(2), OptionalDouble.empty()),
                new Memory(OptionalLong.of(50), OptionalLong.of(200)),
                new Traffic(OptionalLong.of(1), OptionalLong.of(2)),
                new Traffic(OptionalLong.empty(), OptionalLong.of(0)),
                OptionalLong.empty());

        String text = Json.write(WatchJson.metrics("c1", metrics));

        assertThat(text)
                .isEqualTo("{\"containerId\":\"c1\",\"timestamp\":\"2026-01-01T00:00:00Z\","
                        + "\"cpu\":{\"usage\":12.5,\"limit\":200.0},"
                        + "\"memory\":{\"usage\":50,\"limit\":200,\"percentage\":25.0},"
                        + "\"network\":{\"rxBytes\":1,\"txBytes\":2},\"io\":{\"writeBytes\":0}}");
    }

    @Test
    void writesAnInstanceThatRuns() {
        try (Runner runner = InMemoryPorts.create().runner()) {
            Instance app = runner.component("hello")
                    .source(InMemorySource.of("hello"))
                    .healthCheck(HealthCheck.none())
                    .start();

            Map<String, Object> members = InstanceJson.of(app);

            assertThat(members)
                    .containsEntry("id", app.id().value())
                    .containsEntry("componentRef", "component:default/hello")
                    .containsEntry("status", "running")
                    .containsEntry("containerId", app.containerId())
                    .containsEntry("ports", List.of())
                    .containsKey("startedAt")
                    .doesNotContainKeys("stoppedAt", "error");
        }
    }

    @Test
    void readsAnObject() {
        assertThat(Json.readObject(bytes("{\"entityRef\":\"hello\",\"nothing\":null}")))
                .isEqualTo(Map.of("entityRef", "hello"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "1", "{", "{} {}", "{\"a\":1,\"a\":2}", "{\"password\":hunter2}"})
    void refusesWhatIsNoObjectAndDoesNotQuoteIt(String text) {
        assertThatThrownBy(() -> Json.readObject(bytes(text)))
                .isInstanceOf(ConfigException.class)
                .hasMessage("The text is not a JSON object. Send one.")
                .hasNoCause();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
