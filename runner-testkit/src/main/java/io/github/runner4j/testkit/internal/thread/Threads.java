package io.github.runner4j.testkit.internal.thread;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
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
 * The one place of the testkit that makes threads: daemon threads named {@code runner-testkit-<role>-<n>}. None exists before
 * it is needed, and {@link #close()} ends them all.
 */
public final class Threads implements AutoCloseable {

    /** From here on a virtual thread that blocks in a monitor no longer holds up its carrier. */
    private static final int FIRST_JAVA_WITH_FREE_MONITORS = 24;

    private static final Duration CLOSE_TIME = Duration.ofSeconds(10);

    private final Set<Thread> alive = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private final ExecutorService workers = Executors.newCachedThreadPool(counting(light("worker")));
    private final ExecutorService loops = Executors.newCachedThreadPool(counting(platform("loop")));
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, counting(platform("timer")));

    private Threads() {
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(CLOSE_TIME.toSeconds(), TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    /** Threads for one fake. */
    public static Threads create() {
        return new Threads();
    }

    /** Runs what may block, each task on a thread of its own: a virtual one where the JVM has good ones. */
    public Executor workers() {
        return workers;
    }

    /** Runs event loops, each on a platform thread of its own. */
    public Executor loops() {
        return loops;
    }

    /** Runs what is due, on one thread, so that it must not block. */
    public ScheduledExecutorService timer() {
        return timer;
    }

    /** How many of these threads exist now, virtual ones included. */
    public int alive() {
        return alive.size();
    }

    /** The names of those that exist now, sorted. */
    public List<String> names() {
        return alive.stream().map(Thread::getName).sorted().toList();
    }

    /** Interrupts what still runs and waits, for at most 10 s, until no thread is left but the caller's, should that be one of these. */
    @Override
    public void close() {
        timer.shutdownNow();
        workers.shutdownNow();
        loops.shutdownNow();
        long end = System.nanoTime() + CLOSE_TIME.toNanos();
        boolean interrupted = Thread.interrupted();
        while (true) {
            try {
                awaitEnd(end);
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The executors know of threads that have not come to run yet, but not that the others' last steps are done. */
    private void awaitEnd(long end) throws InterruptedException {
        if (!alive.contains(Thread.currentThread())) {
            for (ExecutorService each : List.of(timer, workers, loops)) {
                each.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
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

    private static ThreadFactory light(String role) {
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
        return "runner-testkit-" + role + "-";
    }
}
