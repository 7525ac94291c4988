package io.github.runner4j.testkit.internal.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.testkit.internal.process.Signal;
import io.github.runner4j.testkit.internal.stdio.LogEntry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PausingTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final ContainerLab lab = new ContainerLab();

    @BeforeEach
    void talker() {
        lab.programs.put("talk", context -> {
            context.sleep(Duration.ofSeconds(1));
            context.stdout().write("late\n".getBytes(StandardCharsets.UTF_8));
            return 0;
        });
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void sleepsAndOutputWaitUntilItGoesOn() throws Exception {
        Container container = lab.container("one", "talk");
        lab.engine.start(container);
        lab.clock.awaitWaiting(1, SOON);
        lab.engine.pause(container);

        lab.clock.advance(Duration.ofSeconds(2));

        assertThat(lines(container)).isEmpty();
        assertThat(container.status()).isEqualTo("paused");
        lab.engine.unpause(container);
        lab.await(() -> container.status().equals("exited"));
        assertThat(lines(container)).containsExactly("late\n");
    }

    @Test
    void aSignalArrivesOnceItGoesOn() throws Exception {
        lab.programs.put("wait", context -> {
            context.onSignal("USR1", () -> {});
            context.sleep(Duration.ofHours(1));
            return 0;
        });
        Container container = lab.create(
                "one", "{\"Image\":\"busybox\",\"Cmd\":[\"wait\"],\"StopSignal\":\"QUIT\"}", "{\"Init\":true}");
        lab.engine.start(container);
        lab.clock.awaitWaiting(1, SOON);
        lab.engine.pause(container);

        lab.engine.kill(container, Signal.TERM);
        assertThat(container.status()).isEqualTo("paused");
        lab.engine.unpause(container);

        lab.await(() -> container.status().equals("exited"));
        assertThat(lab.engine.exitCode(container)).hasValue(143);
    }

    @Test
    void whatIsKilledNeedNotGoOn() throws Exception {
        Container container = lab.container("one", "sleep", "1000");
        lab.engine.start(container);
        lab.engine.pause(container);

        lab.engine.kill(container, Signal.KILL).get(10, TimeUnit.SECONDS);

        assertThat(container.status()).isEqualTo("exited");
        assertThat(lab.actions()).containsExactly("create", "start", "pause", "kill", "die");
    }

    private static List<String> lines(Container container) {
        return container.stdio().log().entries().stream()
                .map(LogEntry::line)
                .map(Object::toString)
                .toList();
    }
}
