package io.github.runner4j.benchmarks;

import io.github.runner4j.Runner;
import io.github.runner4j.config.HealthCheck;
import io.github.runner4j.config.ImageCleanupPolicy;
import io.github.runner4j.config.Settings;
import io.github.runner4j.docker.DockerRunner;
import io.github.runner4j.event.RunEvent;
import io.github.runner4j.event.Stage;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.source.GitSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** The contender of this project. */
final class Ours implements AutoCloseable {

    static final String NAME = "runner4j";

    private final Runner runner;

    private Ours(Runner runner) {
        this.runner = runner;
    }

    /** A launch that has ended well: how long its stages took. */
    record Launched(Instance instance, Map<Stage, Duration> stages) {

        Duration took(Stage stage) {
            return stages.getOrDefault(stage, Duration.ZERO);
        }
    }

    static Ours connect(String daemon, Path cache) {
        Settings settings = Settings.builder()
                .owner(Leftovers.VALUE)
                .imageCleanupPolicy(ImageCleanupPolicy.NEVER)
                .build();
        return new Ours(DockerRunner.builder()
                .daemon(daemon)
                .settings(settings)
                .cacheDirectory(cache)
                .build());
    }

    Launched launch(Component component) throws InterruptedException {
        Map<Stage, Duration> stages = new ConcurrentHashMap<>();
        CountDownLatch last = new CountDownLatch(1);
        Instance instance = runner.component(component.name())
                .source(GitSource.of(component.repository().toString()))
                .healthCheck(HealthCheck.none())
                .onEvent(event -> {
                    if (event instanceof RunEvent.StageFinished finished) {
                        stages.put(finished.stage(), finished.took());
                        if (finished.stage() == Stage.WAIT) {
                            last.countDown();
                        }
                    }
                })
                .start();
        // Events come on their own thread, maybe after the launch has returned.
        last.await();
        return new Launched(instance, stages);
    }

    @Override
    public void close() {
        runner.close();
    }
}
