package io.github.runner4j.monitoring.micrometer;

import io.github.runner4j.Runner;
import io.github.runner4j.monitoring.Monitoring;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The figures of all watched instances as meters of Micrometer, tagged {@code instance.id} and {@code component}. They are as of the
 * last round of metrics; what is not known of an instance has no meter, and an instance that is gone has none any more. Needs
 * {@code micrometer-core}, which the application brings. Safe for use by several threads.
 */
// Micrometer is not passed on: a module that only reads this one compiles without it.
@SuppressWarnings("exports")
public final class InstanceMeters implements MeterBinder, AutoCloseable {

    private final Monitoring monitoring;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Bound> bound = new ArrayList<>();

    private InstanceMeters(Monitoring monitoring) {
        this.monitoring = monitoring;
    }

    private record Bound(MeterBook book, Runner.Subscription subscription) {

        void close() {
            subscription.close();
            book.close();
        }
    }

    /**
     * The meters of a watcher's instances.
     *
     * @param monitoring the watcher
     * @return meters, in no registry yet
     */
    public static InstanceMeters of(Monitoring monitoring) {
        return new InstanceMeters(monitoring);
    }

    /**
     * Puts the meters into a registry, with the next round. Once for each registry.
     *
     * @param registry the registry
     */
    @Override
    public void bindTo(MeterRegistry registry) {
        MeterBook book = new MeterBook(registry);
        lock.lock();
        try {
            bound.add(new Bound(book, monitoring.onRound(book::after)));
        } finally {
            lock.unlock();
        }
    }

    /** Takes all meters out of all registries. Idempotent. */
    @Override
    public void close() {
        lock.lock();
        try {
            bound.forEach(Bound::close);
            bound.clear();
        } finally {
            lock.unlock();
        }
    }
}
