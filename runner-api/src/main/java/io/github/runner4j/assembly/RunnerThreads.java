package io.github.runner4j.assembly;

import java.lang.reflect.Method;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The one place that makes threads: daemon threads named {@code runner-<role>-<n>}, virtual ones where the JVM has them. None
 * exists before it is needed, and {@link #close()} ends them all.
 */
public final class RunnerThreads implements AutoCloseable {

    /** From here on a virtual thread that blocks in a monitor no longer holds up its carrier. */
    private static final int FIRST_JAVA_WITH_FREE_MONITORS = 24;

    private static final long CLOSE_SECONDS = 10;

    private final AtomicInteger alive = new AtomicInteger();
    private final ExecutorService workers;
    private final ScheduledThreadPoolExecutor timer;

    private RunnerThreads() {
        this.workers = Executors.newCachedThreadPool(counting(factory("worker")));
        this.timer = new ScheduledThreadPoolExecutor(1, counting(platform("timer")));
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(CLOSE_SECONDS, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    /**
     * Threads for one runner.
     *
     * @return threads that start when they are needed
     */
    public static RunnerThreads create() {
        return new RunnerThreads();
    }

    /**
     * Runs what may block.
     *
     * @return an executor without a queue: every task starts at once
     */
    public Executor workers() {
        return workers;
    }

    /**
     * Runs what is due, and never blocks.
     *
     * @return a scheduler with one thread
     */
    public ScheduledExecutorService timer() {
        return timer;
    }

    /**
     * How many of these threads exist now.
     *
     * @return the number, virtual ones included
     */
    public int alive() {
        return alive.get();
    }

    /** Interrupts what still runs and waits, for at most 10 s, until no thread is left. */
    @Override
    public void close() {
        timer.shutdownNow();
        workers.shutdownNow();
        try {
            timer.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
            workers.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ThreadFactory counting(ThreadFactory factory) {
        return task -> factory.newThread(() -> {
            alive.incrementAndGet();
            try {
                task.run();
            } finally {
                alive.decrementAndGet();
            }
        });
    }

    private static ThreadFactory factory(String role) {
        return Runtime.version().feature() >= FIRST_JAVA_WITH_FREE_MONITORS ? virtual(role) : platform(role);
    }

    private static ThreadFactory platform(String role) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name(role) + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** By reflection, because this library is compiled for Java 17. */
    private static ThreadFactory virtual(String role) {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            Class<?> type = Class.forName("java.lang.Thread$Builder");
            Method named = type.getMethod("name", String.class, long.class);
            return (ThreadFactory) type.getMethod("factory").invoke(named.invoke(builder, name(role), 1L));
        } catch (ReflectiveOperationException e) {
            return platform(role);
        }
    }

    private static String name(String role) {
        return "runner-" + role + "-";
    }
}
