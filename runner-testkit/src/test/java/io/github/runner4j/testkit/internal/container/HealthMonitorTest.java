package io.github.runner4j.testkit.internal.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class HealthMonitorTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String CHECK = "\"Test\":[\"CMD\",\"check\"]";

    private final ContainerLab lab = new ContainerLab();
    private final BlockingQueue<Integer> answers = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void checksAfterEachInterval() throws Exception {
        Container container = checked(CHECK + ",\"Interval\":5000000000");
        assertThat(lab.engine.health(container)).isEqualTo("starting");

        probe(5, 0);

        assertThat(lab.engine.health(container)).isEqualTo("healthy");
        JsonNode result = log(container).path(0);
        assertThat(result.path("Start").asText()).isEqualTo("2026-03-04T05:06:12Z");
        assertThat(result.path("Output").asText()).isEqualTo("looked");
    }

    @Test
    void isIllAfterItsNumberOfFailures() throws Exception {
        Container container = checked(CHECK + ",\"Interval\":1000000000,\"Retries\":2");

        probe(1, 1);
        assertThat(lab.engine.health(container)).isEqualTo("starting");
        probe(1, 1);

        assertThat(lab.engine.health(container)).isEqualTo("unhealthy");
        assertThat(lab.actions()).contains("health_status: unhealthy");
    }

    @Test
    void recoversWithOneSuccess() throws Exception {
        Container container = checked(CHECK + ",\"Interval\":1000000000,\"Retries\":1");
        probe(1, 1);

        probe(1, 0);

        assertThat(lab.engine.health(container)).isEqualTo("healthy");
    }

    @Test
    void failuresDoNotCountInTheBeginning() throws Exception {
        Container container = checked(CHECK + ",\"Interval\":2000000000,\"Retries\":1,\"StartPeriod\":3000000000");

        probe(2, 1);
        assertThat(lab.engine.health(container)).isEqualTo("starting");
        probe(2, 1);

        assertThat(lab.engine.health(container)).isEqualTo("unhealthy");
    }

    @Test
    void aCheckEndsWithItsTime() throws Exception {
        Container container = checked(CHECK + ",\"Interval\":1000000000,\"Timeout\":3000000000,\"Retries\":1");
        lab.clock.advance(Duration.ofSeconds(1));
        lab.clock.awaitWaiting(2, SOON);

        lab.clock.advance(Duration.ofSeconds(3));

        lab.await(() -> lab.engine.health(container).equals("unhealthy"));
        assertThat(log(container).path(0).path("Output").asText()).isEqualTo("Health check exceeded timeout (3s)");
    }

    @Test
    void doesNotCheckWhatIsPaused() throws Exception {
        Container container = checked(CHECK + ",\"Interval\":1000000000");
        lab.engine.pause(container);

        lab.clock.advance(Duration.ofSeconds(5));

        assertThat(log(container)).isEmpty();
        lab.engine.unpause(container);
        probe(1, 0);
        assertThat(lab.engine.health(container)).isEqualTo("healthy");
    }

    private Container checked(String check) throws InterruptedException {
        lab.programs.put("check", context -> {
            context.stdout().write("looked".getBytes(StandardCharsets.UTF_8));
            Integer answer = answers.poll(10, TimeUnit.SECONDS);
            return answer == null ? 99 : answer;
        });
        Container container = lab.create(
                "one", "{\"Image\":\"busybox\",\"Cmd\":[\"sleep\",\"1000000\"],\"Healthcheck\":{" + check + "}}", "{}");
        lab.engine.start(container);
        lab.clock.awaitWaiting(2, SOON);
        return container;
    }

    /** Lets the time of the next check come, which answers with an exit code, and waits for what comes of it. */
    private void probe(int seconds, int answer) throws InterruptedException {
        long before = lab.actions().stream().filter("exec_die"::equals).count();
        answers.add(answer);
        lab.clock.advance(Duration.ofSeconds(seconds));
        lab.await(() -> lab.actions().stream().filter("exec_die"::equals).count() > before);
        lab.clock.awaitWaiting(2, SOON);
    }

    private JsonNode log(Container container) {
        return lab.engine.inspect(container, false).path("State").path("Health").path("Log");
    }
}
