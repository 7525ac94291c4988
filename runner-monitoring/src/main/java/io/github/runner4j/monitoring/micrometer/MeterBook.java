package io.github.runner4j.monitoring.micrometer;

import io.github.runner4j.instance.InstanceId;
import io.github.runner4j.monitoring.alert.Observation;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** The meters of one registry: one for each figure that is known of an instance, and none for what is not. */
final class MeterBook {

    private final MeterRegistry registry;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Key, Entry> entries = new HashMap<>();
    private boolean closed;

    MeterBook(MeterRegistry registry) {
        this.registry = registry;
    }

    private record Key(InstanceId instance, Figure figure) {}

    private record Entry(Value value, Meter meter) {}

    /** What a meter reads. Held by its entry: registries hold it weakly. */
    private static final class Value {

        private volatile double now;

        double now() {
            return now;
        }
    }

    /** A round was made; nothing once closed. */
    void after(List<Observation> round) {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            Set<Key> known = new HashSet<>();
            round.forEach(seen -> Figure.ALL.forEach(figure -> {
                OptionalDouble value = figure.value().apply(seen);
                if (value.isPresent()) {
                    Key key = new Key(seen.instanceId(), figure);
                    known.add(key);
                    entries.computeIfAbsent(key, unknown -> entry(seen, figure)).value().now = value.getAsDouble();
                }
            }));
            removeAllBut(known);
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            removeAllBut(Set.of());
        } finally {
            lock.unlock();
        }
    }

    private void removeAllBut(Set<Key> known) {
        List<Key> gone = new ArrayList<>(entries.keySet());
        gone.removeAll(known);
        gone.forEach(key -> {
            Entry entry = entries.remove(key);
            if (entry != null) {
                registry.remove(entry.meter());
            }
        });
    }

    private Entry entry(Observation seen, Figure figure) {
        Value value = new Value();
        Tags tags = Tags.of("instance.id", seen.instanceId().value(), "component", seen.component())
                .and(figure.tag().toArray(String[]::new));
        return new Entry(value, figure.grows() ? counter(figure, tags, value) : gauge(figure, tags, value));
    }

    private Meter counter(Figure figure, Tags tags, Value value) {
        return FunctionCounter.builder(figure.name(), value, Value::now)
                .tags(tags)
                .description(figure.description())
                .baseUnit(figure.unit())
                .register(registry);
    }

    private Meter gauge(Figure figure, Tags tags, Value value) {
        Gauge.Builder<Value> gauge =
                Gauge.builder(figure.name(), value, Value::now).tags(tags).description(figure.description());
        return (figure.unit().isEmpty() ? gauge : gauge.baseUnit(figure.unit())).register(registry);
    }
}
