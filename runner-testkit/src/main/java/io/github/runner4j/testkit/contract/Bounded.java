package io.github.runner4j.testkit.contract;

import io.github.runner4j.testkit.internal.thread.Threads;
import io.github.runner4j.testkit.memory.ManualContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Waits of the contracts, each with an end. */
final class Bounded implements AutoCloseable {

    /** A safety net: nothing that goes well takes as long. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The second within which a stopped call ends, and two more for a machine that is busy. */
    private static final Duration SOON = Duration.ofSeconds(3);

    private static final Duration TO_BEGIN = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final Threads threads = Threads.create();

    /** Something that goes on beside the test. */
    record Task<T>(CompletableFuture<T> future) {

        /** How it ended, waiting for it at most so long; what it throws is thrown. */
        T end(Duration most) {
            try {
                return future.get(most.toNanos(), TimeUnit.NANOSECONDS);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException thrown) {
                    throw thrown;
                }
                throw new AssertionError(e.getCause());
            } catch (TimeoutException e) {
                throw new AssertionError("It did not end within " + most.toSeconds() + " s.", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("The test was interrupted.", e);
            }
        }
    }

    /** Begins something beside the test. */
    <T> Task<T> begin(Callable<T> work) {
        CompletableFuture<T> future = new CompletableFuture<>();
        threads.workers().execute(() -> complete(future, work));
        return new Task<>(future);
    }

    private static <T> void complete(CompletableFuture<T> future, Callable<T> work) {
        try {
            future.complete(work.call());
        } catch (Exception | AssertionError e) {
            future.completeExceptionally(e);
        }
    }

    /** Begins a call that is stopped later by its context. */
    Task<Boolean> begin(ManualContext context, Runnable call) {
        return begin(() -> context.run(() -> {
            call.run();
            return true;
        }));
    }

    /** Gives a call time to get under way: until it has a hook, or a second at most. */
    static void awaitUnderWay(ManualContext context, Task<Boolean> call) {
        long end = System.nanoTime() + TO_BEGIN.toNanos();
        while (context.hooks() == 0 && !call.future().isDone() && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    /** Stops a call and sees it end, with whatever exception, soon. */
    void stopsSoon(String obligation, ManualContext context, Task<Boolean> call) {
        context.stop();
        try {
            call.future().handle((result, thrown) -> true).get(SOON.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(
                    obligation + ": the call did not end within " + SOON.toSeconds() + " s of its stop.", e);
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /** Does the same several times at once, numbered from 0, and gives the results. */
    <T> List<T> together(int times, IntFunction<T> work) {
        CountDownLatch all = new CountDownLatch(times);
        List<Task<T>> tasks = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            int number = i;
            tasks.add(begin(() -> {
                all.countDown();
                all.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                return work.apply(number);
            }));
        }
        return tasks.stream().map(each -> each.end(PATIENCE)).toList();
    }

    /** Looks until something holds. */
    static void until(Supplier<String> what, BooleanSupplier holds) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("Within " + PATIENCE.toSeconds() + " s, " + what.get());
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
