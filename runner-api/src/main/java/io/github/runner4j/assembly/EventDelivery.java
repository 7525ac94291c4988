package io.github.runner4j.assembly;

import io.github.runner4j.Runner.Subscription;
import io.github.runner4j.event.RunEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Delivers events to listeners, in order, one at a time, on a worker thread that exists only while there is something to
 * deliver. When listeners are too slow, progress and output are left out; nothing else ever is.
 */
final class EventDelivery {

    private static final System.Logger LOGGER = System.getLogger(EventDelivery.class.getName());

    /** How many events may wait before progress and output are left out. */
    private static final int MOST_WAITING = 10_000;

    private final Executor workers;
    private final List<Consumer<? super RunEvent>> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private final Queue<Delivery> waiting = new ArrayDeque<>();
    private boolean delivering;
    private volatile @Nullable Thread deliverer;

    private record Delivery(RunEvent event, List<Consumer<? super RunEvent>> to) {}

    EventDelivery(Executor workers) {
        this.workers = workers;
    }

    Subscription add(Consumer<? super RunEvent> listener) {
        // One registration of its own, so that a listener added twice can be taken back once.
        Consumer<? super RunEvent> registered = event -> listener.accept(event);
        listeners.add(registered);
        return () -> listeners.remove(registered);
    }

    /** Queues an event for the listeners of all instances and for some of one instance. */
    void deliver(RunEvent event, List<Consumer<? super RunEvent>> more) {
        lock.lock();
        try {
            if (waiting.size() >= MOST_WAITING && isDispensable(event)) {
                return;
            }
            waiting.add(new Delivery(event, more));
            if (!delivering) {
                begin();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until everything queued has been delivered, or the time is over. An interrupt does not end the wait; a listener that
     * calls this does not wait for itself.
     */
    void flush(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        boolean flagged = Thread.interrupted();
        lock.lock();
        try {
            while (delivering && deliverer != Thread.currentThread() && end - System.nanoTime() > 0) {
                try {
                    idle.awaitNanos(end - System.nanoTime());
                } catch (InterruptedException e) {
                    flagged = true;
                }
            }
        } finally {
            lock.unlock();
        }
        if (flagged) {
            Thread.currentThread().interrupt();
        }
    }

    /** Without a thread nothing can be told any more; what happens is not to fail for that. */
    private void begin() {
        delivering = true;
        try {
            workers.execute(this::drain);
        } catch (RejectedExecutionException e) {
            delivering = false;
            waiting.clear();
        }
    }

    private void drain() {
        deliverer = Thread.currentThread();
        for (Delivery next = next(); next != null; next = next()) {
            for (Consumer<? super RunEvent> listener : listeners) {
                tell(listener, next.event());
            }
            for (Consumer<? super RunEvent> listener : next.to()) {
                tell(listener, next.event());
            }
        }
    }

    private @Nullable Delivery next() {
        lock.lock();
        try {
            Delivery next = waiting.poll();
            if (next == null) {
                delivering = false;
                deliverer = null;
                idle.signalAll();
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    private static void tell(Consumer<? super RunEvent> listener, RunEvent event) {
        try {
            listener.accept(event);
        } catch (RuntimeException | Error e) {
            LOGGER.log(System.Logger.Level.WARNING, "A listener failed on an event; the others get it all the same", e);
        }
    }

    private static boolean isDispensable(RunEvent event) {
        return event instanceof RunEvent.StageProgressed || event instanceof RunEvent.OutputPrinted;
    }
}
