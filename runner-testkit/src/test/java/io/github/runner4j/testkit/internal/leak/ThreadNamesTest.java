package io.github.runner4j.testkit.internal.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.testkit.internal.thread.Threads;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

class ThreadNamesTest {

    private static void whileOneWorks(Runnable look) throws InterruptedException {
        try (Threads threads = Threads.create()) {
            CountDownLatch running = new CountDownLatch(2);
            CountDownLatch done = new CountDownLatch(1);
            Runnable task = () -> {
                running.countDown();
                await(done);
            };
            threads.workers().execute(task);
            threads.loops().execute(task);
            running.await();
            try {
                look.run();
            } finally {
                done.countDown();
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> words(Collection<Leftover> leftovers) {
        return leftovers.stream().map(Leftover::words).toList();
    }

    @Test
    void knowsPlatformThreads() throws InterruptedException {
        whileOneWorks(() -> assertThat(words(RunnerThreadNames.now())).contains("thread runner-testkit-loop-1"));
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void knowsVirtualThreads() throws InterruptedException {
        whileOneWorks(() -> assertThat(words(VirtualThreadNames.now())).contains("thread runner-testkit-worker-1"));
    }

    /** Whatever finds it: the JVM's dump has all of them. */
    @Test
    void countsEachOnce() throws InterruptedException {
        whileOneWorks(() -> {
            Set<Leftover> all = new HashSet<>(RunnerThreadNames.now());
            all.addAll(VirtualThreadNames.now());

            assertThat(words(all).stream().filter("thread runner-testkit-loop-1"::equals))
                    .hasSize(1);
        });
    }
}
