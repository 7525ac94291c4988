package io.github.runner4j.docker.internal.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RoundTest {

    private final ExecutorService workers = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        workers.shutdownNow();
    }

    @Test
    void answersOfAllThatHaveOne() {
        Round<Integer, String> round =
                new Round<>(workers, number -> number % 2 == 0 ? Optional.of("n" + number) : Optional.empty());

        assertThat(round.over(List.of(1, 2, 3, 4))).isEqualTo(Map.of(2, "n2", 4, "n4"));
    }

    @Test
    void fewAreAskedByTheCallerAlone() {
        Executor nobody = task -> {
            throw new AssertionError("no thread is needed");
        };

        assertThat(new Round<>(nobody, Optional::of).over(List.of(1, 2, 3, 4, 5, 6, 7, 8)))
                .hasSize(8);
        assertThat(new Round<>(nobody, Optional::of).over(List.of())).isEmpty();
    }

    @Test
    void eightyAreAskedByTenAtOnce() {
        CyclicBarrier ten = new CyclicBarrier(10);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();

        new Round<Integer, Integer>(workers, number -> {
                    threads.add(Thread.currentThread());
                    meet(ten);
                    return Optional.of(number);
                })
                .over(IntStream.range(0, 80).boxed().toList());

        assertThat(threads).hasSize(10).contains(Thread.currentThread());
    }

    @Test
    void theFirstFailureEndsIt() {
        Set<Integer> asked = ConcurrentHashMap.newKeySet();
        Round<Integer, Integer> round = new Round<>(workers, number -> {
            asked.add(number);
            throw new IllegalStateException("the engine is gone");
        });

        assertThatThrownBy(() -> round.over(IntStream.range(0, 1_000).boxed().toList()))
                .hasMessage("the engine is gone");
        assertThat(asked).hasSizeLessThan(1_000);
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
