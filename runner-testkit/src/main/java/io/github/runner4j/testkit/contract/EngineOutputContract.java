package io.github.runner4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.container.ContainerEvent;
import io.github.runner4j.container.ContainerSpec;
import io.github.runner4j.container.LogLine;
import io.github.runner4j.container.LogLine.Stream;
import io.github.runner4j.container.LogQuery;
import io.github.runner4j.testkit.memory.ManualContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The obligations about what is heard of containers: logs and events. */
abstract class EngineOutputContract extends EnginePortsContract {

    /** Longer than the 16 KiB in which engines cut what programs write. */
    private static final int LONG_LINE = 20_000;

    private static final int MANY_LINES = 500;
    private static final int MOST_TRIES = 100;

    EngineOutputContract() {}

    private static List<String> texts(List<LogLine> lines, Stream stream) {
        return lines.stream()
                .filter(each -> each.stream() == stream)
                .map(LogLine::text)
                .toList();
    }

    @Test
    void ce7_linesKeepTheOrderOfEachOutput() {
        LogLine[] written = IntStream.range(0, MANY_LINES)
                .mapToObj(i -> i % 3 == 0 ? ContractProgram.stderr("line " + i) : ContractProgram.stdout("line " + i))
                .toArray(LogLine[]::new);
        String id = runToItsEnd(ContractProgram.ending(0, written));

        List<LogLine> lines = log(id, LogQuery.all());

        assertThat(texts(lines, Stream.STDOUT)).isEqualTo(texts(List.of(written), Stream.STDOUT));
        assertThat(texts(lines, Stream.STDERR)).isEqualTo(texts(List.of(written), Stream.STDERR));
    }

    @Test
    void ce7_linesAreWhole() {
        String line = "x".repeat(LONG_LINE);
        String id = runToItsEnd(ContractProgram.ending(
                0, ContractProgram.stdout(line), ContractProgram.stdout("é€𝄞"), ContractProgram.stdout("")));

        assertThat(log(id, LogQuery.all())).extracting(LogLine::text).containsExactly(line, "é€𝄞", "");
    }

    @Test
    void logs_tailGivesTheLastLines() {
        String id = runToItsEnd(ContractProgram.ending(
                0, ContractProgram.stdout("one"), ContractProgram.stdout("two"), ContractProgram.stdout("three")));

        assertThat(log(id, LogQuery.all().tail(2))).extracting(LogLine::text).containsExactly("two", "three");
        assertThat(log(id, LogQuery.all().tail(0))).isEmpty();
        assertThat(log(id, LogQuery.all().tail(9))).hasSize(3);
    }

    @Test
    void logs_tellTimesWhenAsked() {
        String id =
                runToItsEnd(ContractProgram.ending(0, ContractProgram.stdout("one"), ContractProgram.stdout("two")));

        List<LogLine> timed = log(id, LogQuery.all().withTimestamps());

        assertThat(timed).extracting(LogLine::text).containsExactly("one", "two");
        assertThat(timed).extracting(line -> line.at().orElseThrow()).isSorted();
        assertThat(log(id, LogQuery.all()))
                .allSatisfy(line -> assertThat(line.at()).isEmpty());
    }

    @Test
    void logs_sinceLeavesOutEarlierLines() {
        String id =
                runToItsEnd(ContractProgram.ending(0, ContractProgram.stdout("one"), ContractProgram.stdout("two")));
        LogLine last = log(id, LogQuery.all().withTimestamps()).get(1);

        assertThat(log(id, LogQuery.all().since(last.at().orElseThrow())))
                .extracting(LogLine::text)
                .contains("two");
        assertThat(log(id, LogQuery.all().since(last.at().orElseThrow().plusSeconds(60))))
                .isEmpty();
    }

    @Test
    void ce12_aFollowedLogEndsWithItsContainer() {
        String id = start(ContractProgram.endingWhenStopped(0));
        List<String> heard = new CopyOnWriteArrayList<>();
        CountDownLatch first = new CountDownLatch(1);
        var following = bounded.begin(
                context,
                () -> engine().logs(
                                id,
                                LogQuery.all(),
                                true,
                                line -> {
                                    heard.add(line.text());
                                    first.countDown();
                                },
                                context));
        await(first);

        engine().stop(id, Bounded.PATIENCE, ManualContext.create());

        following.end(Bounded.PATIENCE);
        assertThat(heard).containsExactly("up", "goodbye");
    }

    @Test
    void ce12_aFollowedLogOfAContainerThatHasEndedEnds() {
        String id = runToItsEnd(ContractProgram.ending(0, ContractProgram.stdout("done")));
        List<String> heard = new ArrayList<>();

        engine().logs(id, LogQuery.all(), true, line -> heard.add(line.text()), context);

        assertThat(heard).containsExactly("done");
    }

    @Test
    void ce8_aStoppedContextEndsAFollowedLog() {
        String id = start(ContractProgram.running(ContractProgram.stdout("up")));
        ManualContext following = ManualContext.create();
        CountDownLatch first = new CountDownLatch(1);
        var call = bounded.begin(
                following, () -> engine().logs(id, LogQuery.all(), true, line -> first.countDown(), following));
        await(first);

        bounded.stopsSoon("CE-8", following, call);
    }

    static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(Bounded.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("something was heard")
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** What an engine says while a test runs. */
    private final class Listener {

        private final ManualContext listening = ManualContext.create();
        private final BlockingQueue<ContainerEvent> heard = new LinkedBlockingQueue<>();
        private final Bounded.Task<Boolean> call;

        Listener() {
            call = bounded.begin(listening, () -> engine().events(labels, heard::add, listening));
        }

        /** A stream does not say that it has begun: so containers come and go until one of them is heard of. */
        Listener awaitBegin() throws InterruptedException {
            for (int i = 0; i < MOST_TRIES; i++) {
                String id = create(ContractProgram.running());
                engine().remove(id, context);
                if (heard.poll(200, TimeUnit.MILLISECONDS) != null) {
                    return this;
                }
            }
            throw new AssertionError("Nothing was heard of " + MOST_TRIES + " containers that came and went.");
        }

        /** What is heard of a container until its program has ended. */
        List<ContainerEvent> untilEnd(String containerId) throws InterruptedException {
            List<ContainerEvent> all = new ArrayList<>();
            while (all.stream().noneMatch(each -> each.action().equals("die"))) {
                ContainerEvent event = heard.poll(Bounded.PATIENCE.toSeconds(), TimeUnit.SECONDS);
                assertThat(event).as("the event of an end, after " + all).isNotNull();
                if (event.containerId().equals(containerId)) {
                    all.add(event);
                }
            }
            return all;
        }
    }

    @Test
    void ce13_eventsTellStartAndEnd() throws InterruptedException {
        Listener listener = new Listener().awaitBegin();

        String id = runToItsEnd(ContractProgram.ending(7));

        List<ContainerEvent> events = listener.untilEnd(id);
        assertThat(events).extracting(ContainerEvent::action).containsSubsequence("start", "die");
        assertThat(events)
                .allSatisfy(each -> assertThat(each.attributes()).containsAllEntriesOf(labels))
                .last()
                .satisfies(end -> assertThat(end.attributes()).containsEntry("exitCode", "7"));
        bounded.stopsSoon("CE-8", listener.listening, listener.call);
    }

    @Test
    void ce13_eventsOfOtherContainersAreNotHeard() throws InterruptedException {
        Listener listener = new Listener().awaitBegin();
        ContainerSpec others = spec(ContractProgram.running());

        String other = engine().create(
                        new ContainerSpec(others.name(), others.image(), others.options(), List.of(), Map.of()),
                        context);
        engine().remove(other, context);
        String ours = runToItsEnd(ContractProgram.ending(0));

        assertThat(listener.untilEnd(ours)).isNotEmpty();
        assertThat(listener.heard).noneMatch(each -> each.containerId().equals(other));
        bounded.stopsSoon("CE-8", listener.listening, listener.call);
    }

    @Test
    void ce8_aStoppedContextEndsEvents() throws InterruptedException {
        Listener listener = new Listener().awaitBegin();

        bounded.stopsSoon("CE-8", listener.listening, listener.call);
    }
}
