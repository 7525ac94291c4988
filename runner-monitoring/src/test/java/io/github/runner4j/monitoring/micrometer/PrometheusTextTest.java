package io.github.runner4j.monitoring.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.Runner;
import io.github.runner4j.config.HealthCheck;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.monitoring.Monitoring;
import io.github.runner4j.source.GitSource;
import io.github.runner4j.testkit.memory.InMemoryPorts;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PrometheusTextTest {

    @Test
    void theInstancesOfARunnerAreScrapedUntilItIsClosed() throws InterruptedException {
        try (Runner runner = InMemoryPorts.create().runner()) {
            Instance app = runner.component("hello")
                    .source(GitSource.of("https://example.org/acme/hello.git"))
                    .healthCheck(HealthCheck.none())
                    .start();
            try (Monitoring monitoring = Monitoring.builder(runner)
                    .metricsCollectionInterval(Duration.ofMillis(1))
                    .start()) {
                PrometheusText text = PrometheusText.of(monitoring);
                monitoring.health(app.id());
                CountDownLatch rounds = new CountDownLatch(2);
                monitoring.onRound(round -> rounds.countDown());
                rounds.await();
                String scraped = text.scrape();
                text.close();

                assertThat(scraped).contains("instance_id=\"" + app.id() + "\"");
                assertThat(text.scrape()).doesNotContain(app.id().value());
            }
        }
    }
}
