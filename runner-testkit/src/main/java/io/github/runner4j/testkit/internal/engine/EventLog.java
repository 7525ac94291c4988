package io.github.runner4j.testkit.internal.engine;

import io.github.runner4j.testkit.time.Time;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What happened in the engine: the last of it is kept, and whoever listens is told in the order of events. */
public final class EventLog {

    /** Source: {@code eventsLimit} of the engine's events package. */
    private static final int KEPT = 256;

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<EngineEvent> kept = new ArrayDeque<>();
    private final Set<Consumer<EngineEvent>> listeners = new LinkedHashSet<>();
    private final Time time;
    private Instant last = Instant.EPOCH;

    public EventLog(Time time) {
        this.time = time;
    }

    /** Notes that something happened, now; no two events share a time. */
    public void publish(String type, String action, String actor, Map<String, String> attributes) {
        lock.lock();
        try {
            Instant now = time.clock().instant();
            last = now.isAfter(last) ? now : last.plusNanos(1);
            EngineEvent event = new EngineEvent(type, action, actor, Map.copyOf(new TreeMap<>(attributes)), last);
            kept.add(event);
            if (kept.size() > KEPT) {
                kept.remove();
            }
            listeners.forEach(each -> each.accept(event));
        } finally {
            lock.unlock();
        }
    }

    /** Hands over what is kept and listens from there on, so that nothing is missed; the listener must not block. */
    public List<EngineEvent> listen(Consumer<EngineEvent> listener) {
        lock.lock();
        try {
            listeners.add(listener);
            return List.copyOf(kept);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Tells a listener of what is kept and fits, then of what comes, so that nothing is missed; the listener must not block.
     *
     * @param open makes the listener; nothing happens meanwhile
     */
    public <L extends Consumer<EngineEvent>> L listen(Supplier<L> open, Predicate<EngineEvent> past) {
        lock.lock();
        try {
            L listener = open.get();
            kept.stream().filter(past).forEach(listener);
            listeners.add(listener);
            return listener;
        } finally {
            lock.unlock();
        }
    }

    /** Listens no more. */
    public void leave(Consumer<EngineEvent> listener) {
        lock.lock();
        try {
            listeners.remove(listener);
        } finally {
            lock.unlock();
        }
    }

    /** How many listen. */
    public int listeners() {
        lock.lock();
        try {
            return listeners.size();
        } finally {
            lock.unlock();
        }
    }
}
