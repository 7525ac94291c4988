package io.github.runner4j.monitoring.jfr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.runner4j.RunBuilder;
import io.github.runner4j.Runner;
import io.github.runner4j.config.HealthCheck;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.event.RunEvent;
import io.github.runner4j.event.Stage;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.source.GitSource;
import io.github.runner4j.testkit.memory.InMemoryPorts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FlightRecorderEventsTest {

    @TempDir
    private Path folder;

    @Test
    void aLaunchIsRecordedStageByStage() throws Exception {
        try (Runner runner = InMemoryPorts.create().runner();
                Recording recording = begun();
                Runner.Subscription events = FlightRecorderEvents.of(runner)) {
            CountDownLatch ready = heard(
                    runner,
                    event -> event instanceof RunEvent.StageFinished finished && finished.stage() == Stage.WAIT);
            Instance app = hello(runner).start();
            ready.await();

            List<RecordedEvent> stages = written(recording);

            assertThat(stages)
                    .extracting(each -> each.getString("stage"), each -> each.getBoolean("failed"))
                    .containsExactly(
                            tuple("fetch", false),
                            tuple("plan", false),
                            tuple("build", false),
                            tuple("start", false),
                            tuple("wait", false));
            assertThat(stages).allSatisfy(each -> {
                assertThat(each.getString("instanceId")).isEqualTo(app.id().value());
                assertThat(each.getString("component")).isEqualTo("hello");
                assertThat(each.getDuration()).isGreaterThanOrEqualTo(Duration.ZERO);
            });
        }
    }

    @Test
    void aStageThatFailsIsRecordedWithItsCode() throws Exception {
        InMemoryPorts ports = InMemoryPorts.create();
        try (Runner runner = ports.assembly().build();
                Recording recording = begun();
                Runner.Subscription events = FlightRecorderEvents.of(runner)) {
            CountDownLatch failed = heard(runner, event -> event instanceof RunEvent.Failed);
            assertThatThrownBy(() -> hello(runner).dockerfile("Nowhere").start())
                    .isInstanceOf(RunnerException.class);
            failed.await();

            List<RecordedEvent> stages = written(recording);

            RecordedEvent last = stages.get(stages.size() - 1);
            assertThat(last.getBoolean("failed")).isTrue();
            assertThat(last.getString("result")).isEqualTo("DOCKERFILE_NOT_FOUND");
        }
    }

    @Test
    void nothingIsRecordedOnceTheListenerIsTakenBack() throws Exception {
        try (Runner runner = InMemoryPorts.create().runner();
                Recording recording = begun()) {
            FlightRecorderEvents.of(runner).close();
            CountDownLatch ready = heard(
                    runner,
                    event -> event instanceof RunEvent.StageFinished finished && finished.stage() == Stage.WAIT);
            hello(runner).start();
            ready.await();

            assertThat(written(recording)).isEmpty();
        }
    }

    private static RunBuilder hello(Runner runner) {
        return runner.component("hello")
                .source(GitSource.of("https://example.org/acme/hello.git"))
                .healthCheck(HealthCheck.none());
    }

    /** Listeners are told in the order in which they came: the one of the recording has heard it, too. */
    private static CountDownLatch heard(Runner runner, Predicate<RunEvent> event) {
        CountDownLatch heard = new CountDownLatch(1);
        runner.events(each -> {
            if (event.test(each)) {
                heard.countDown();
            }
        });
        return heard;
    }

    private static Recording begun() {
        Recording recording = new Recording();
        recording.enable(FlightRecorderEvents.STAGE);
        recording.start();
        return recording;
    }

    private List<RecordedEvent> written(Recording recording) throws IOException {
        recording.stop();
        Path file = folder.resolve("recording.jfr");
        recording.dump(file);
        return RecordingFile.readAllEvents(file).stream()
                .filter(each -> each.getEventType().getName().equals(FlightRecorderEvents.STAGE))
                .sorted(Comparator.comparing(RecordedEvent::getStartTime))
                .toList();
    }
}
