package io.github.runner4j.testkit.internal.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ThreadsTest {

    private final Threads threads = Threads.create();

    @AfterEach
    void close() {
        threads.close();
    }

    @Test
    void startsNoneBeforeItIsNeeded() {
        assertThat(threads.alive()).isZero();
    }

    @Test
    void runsEachTaskOnAThreadOfItsOwn() throws Exception {
        CountDownLatch all = new CountDownLatch(50);
        CountDownLatch go = new CountDownLatch(1);
        for (int i = 0; i < 50; i++) {
            threads.workers().execute(() -> {
                all.countDown();
                await(go);
            });
        }

        all.await();

        assertThat(threads.alive()).isEqualTo(50);
        assertThat(threads.names()).allMatch(name -> name.startsWith("runner-testkit-worker-"));
        go.countDown();
    }

    @Test
    void namesThreadsByTheirRole() throws Exception {
        CompletableFuture<Thread> timer = new CompletableFuture<>();
        threads.timer().execute(() -> timer.complete(Thread.currentThread()));
        CompletableFuture<Thread> loop = new CompletableFuture<>();
        threads.loops().execute(() -> loop.complete(Thread.currentThread()));

        assertThat(timer.get(10, TimeUnit.SECONDS).getName()).isEqualTo("runner-testkit-timer-1");
        assertThat(loop.get(10, TimeUnit.SECONDS).getName()).isEqualTo("runner-testkit-loop-1");
        assertThat(loop.get().isDaemon()).isTrue();
    }

    @Test
    void leavesNoneWhenClosed() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        threads.workers().execute(() -> {
            started.countDown();
            await(new CountDownLatch(1));
        });
        started.await();
        threads.timer().schedule(() -> {}, 1, TimeUnit.HOURS);

        threads.close();

        assertThat(threads.names()).isEmpty();
    }

    @Test
    void canBeClosedFromOneOfThem() throws Exception {
        CompletableFuture<Integer> others = new CompletableFuture<>();
        threads.workers().execute(() -> {
            threads.close();
            others.complete(threads.alive());
        });

        assertThat(others.get(20, TimeUnit.SECONDS)).isEqualTo(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
