package io.github.runner4j.testkit.internal.applet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.testkit.program.Processes.Entry;
import io.github.runner4j.testkit.time.ManualClock;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SignalsTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final ManualClock clock = ManualClock.at(Instant.EPOCH);
    private final Box box = Box.at(clock);

    @AfterEach
    void close() {
        box.close();
        assertThat(box.threads().alive()).isZero();
    }

    private Box.Started shell(String script) {
        return box.start(InputStream.nullInputStream(), "sh", "-c", script);
    }

    @Test
    void theLastCommandTakesTheShellsPlace() throws Exception {
        Box.Started started = shell("true; sleep 100");
        clock.awaitWaiting(1, SOON);

        assertThat(box.processes().all()).extracting(Entry::arguments).containsExactly(List.of("sleep", "100"));

        clock.advance(Duration.ofSeconds(100));
        assertThat(started.result().code()).isZero();
    }

    @Test
    void processOneDoesNotEndByASignalThatItDoesNotKnow() throws Exception {
        Box.Started started = shell("sleep 100");
        clock.awaitWaiting(1, SOON);

        started.signal("TERM");
        assertThat(started.process().exit()).isNotDone();
        started.signal("KILL");

        assertThat(started.result().code()).isEqualTo(137);
    }

    @Test
    void aTrapRunsWhenTheChildThatIsWaitedForHasEnded() throws Exception {
        Box.Started started = shell("trap 'echo bye; exit 3' TERM; while true; do sleep 1; done");
        clock.awaitWaiting(1, SOON);

        started.signal("TERM");
        assertThat(started.process().exit()).isNotDone();
        clock.advance(Duration.ofSeconds(1));

        assertThat(started.result()).isEqualTo(new Box.Result("bye\n", "", 3));
    }

    @Test
    void aTrapEndsTheWaitingForTheBackground() throws Exception {
        Box.Started started = shell("trap 'echo bye; kill $!' TERM; sleep 100 & wait $!; echo $?");
        clock.awaitWaiting(1, SOON);

        // A shell that waits already waits no more; one that does not yet will find nothing to wait for. The code is
        // the same.
        started.signal("TERM");

        assertThat(started.result()).isEqualTo(new Box.Result("bye\n143\n", "", 0));
    }

    @Test
    void theEndOfTheShellEndsItsBackground() throws Exception {
        Box.Result result = shell("sleep 100 & echo started").result();

        assertThat(result).isEqualTo(new Box.Result("started\n", "", 0));
        assertThat(box.processes().all()).isEmpty();
    }

    @Test
    void aKilledShellStopsInTheMiddleOfALoop() throws Exception {
        Box.Started started = shell("echo begun; while true; do :; done");
        assertThat(started.line()).isEqualTo("begun");

        started.signal("KILL");

        assertThat(started.result().code()).isEqualTo(137);
    }

    @Test
    void aWriterEndsWhenNobodyReadsItAnyMore() throws Exception {
        Box.Result result =
                box.shell("set -o pipefail; yes | head -n 1; echo $?; { while echo x; do :; done; } | true; echo $?");

        assertThat(result).isEqualTo(new Box.Result("y\n141\n141\n", "", 0));
    }

    @Test
    void sleepsByTheDaemonsClock() throws Exception {
        Box.Started started = shell("date +%T; sleep 1h; date +%T");
        assertThat(started.line()).isEqualTo("00:00:00");
        clock.awaitWaiting(1, SOON);

        clock.advance(Duration.ofHours(1));

        assertThat(started.line()).isEqualTo("01:00:00");
    }

    @Test
    void aTimeoutIsOneOfTheDaemonsClock() throws Exception {
        Box.Started started = shell("timeout 60 sleep 1d; echo $?");
        clock.awaitWaiting(2, SOON);

        clock.advance(Duration.ofSeconds(60));

        assertThat(started.result().out()).isEqualTo("143\n");
    }

    @Test
    void followsWhatIsAddedToAFile() throws Exception {
        Box.Started started = shell("echo one > f; tail -f f & sleep 5; echo two >> f; wait");
        assertThat(started.line()).isEqualTo("one");
        clock.awaitWaiting(2, SOON);

        clock.advance(Duration.ofSeconds(5));
        box.awaitFile("/work/f", "one\ntwo\n");
        clock.awaitWaiting(1, SOON);
        clock.advance(Duration.ofSeconds(1));

        assertThat(started.line()).isEqualTo("two");
    }

    @Test
    void pausesFromTheOutsideShowNothingOfIt() throws Exception {
        Box.Started started = shell("sleep 1; echo awake");
        clock.awaitWaiting(1, SOON);

        box.processes().freeze();
        clock.advance(Duration.ofSeconds(1));
        assertThat(started.process().exit()).isNotDone();
        box.processes().thaw();

        assertThat(started.result().out()).isEqualTo("awake\n");
    }

    @Test
    void showsTheProcessesAsTheySeeEachOther() throws Exception {
        Box.Started started = shell(
                "sleep 100 & until pidof sleep >/dev/null; do :; done; ps; ps -o pid,args; pidof sleep; cat /proc/1/cmdline | tr '\\0' ' '");
        Box.Result result = started.result();

        assertThat(result.out())
                .startsWith("PID   USER     COMMAND\n    1 root     sh -c ")
                .contains("    2 root     sleep 100\n")
                .contains("PID   COMMAND\n")
                .contains("\n2\n")
                .contains("sh -c sleep 100 & until");
    }
}
