package io.github.runner4j.benchmarks;

import java.time.Duration;

/** Takes the time of some work. */
final class Stopwatch {

    private Stopwatch() {}

    /** Work that may fail. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    static Duration time(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
