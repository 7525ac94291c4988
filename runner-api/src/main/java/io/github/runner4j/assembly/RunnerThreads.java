package io.github.runner4j.assembly;

import java.lang.reflect.Method;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The one place that makes threads: daemon threads named {@code runner-<role>-<n>}, virtual ones where the JVM has them. None
 * exists before it is needed, and {@link #close()} ends them all.
 */
public final class RunnerThreads implements AutoCloseable {

    /** From here on a virtual thread that blocks in a monitor no longer holds up its carrier. */
    private static final int FIRST_JAVA_WITH_FREE_MONITORS = 24;

    private static final long CLOSE_SECONDS = 10;

    private final Set<Thread> alive = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
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
        return alive.size();
    }

    /**
     * Interrupts what still runs and waits, for at most 10 s, until no thread is left but the caller's, should that be one of
     * these. An interrupt does not end the wait; it is kept for later.
     */
    @Override
    public void close() {
        timer.shutdownNow();
        workers.shutdownNow();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(CLOSE_SECONDS);
        boolean flagged = Thread.interrupted();
        while (true) {
            try {
                awaitEnd(end);
                break;
            } catch (InterruptedException e) {
                flagged = true;
            }
        }
        if (flagged) {
            Thread.currentThread().interrupt();
        }
    }

    /** The executors know that their threads end a moment before these have ended. */
    private void awaitEnd(long end) throws InterruptedException {
        if (!alive.contains(Thread.currentThread())) {
            timer.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            workers.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
        lock.lockInterruptibly();
        try {
            long nanos = end - System.nanoTime();
            while (nanos > 0 && alive.stream().anyMatch(each -> each != Thread.currentThread())) {
                nanos = ended.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    private ThreadFactory counting(ThreadFactory factory) {
        return task -> factory.newThread(() -> {
            alive.add(Thread.currentThread());
            try {
                task.run();
            } finally {
                leave();
            }
        });
    }

    private void leave() {
        lock.lock();
        try {
            alive.remove(Thread.currentThread());
            ended.signalAll();
        } finally {
            lock.unlock();
        }
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
