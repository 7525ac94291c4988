package io.github.runner4j.assembly;

import io.github.runner4j.error.RunnerException;
import io.github.runner4j.instance.InstanceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Stops instances whose lifetime is over, whoever started them. */
final class Lifetimes implements AutoCloseable {

    private static final System.Logger LOGGER = System.getLogger(Lifetimes.class.getName());

    private final Parts parts;
    private final Map<InstanceId, Future<?>> alarms = new ConcurrentHashMap<>();

    Lifetimes(Parts parts) {
        this.parts = parts;
    }

    /** Sees to it that the instance stops in time; one whose time is over already stops now. */
    void keep(LiveInstance instance) {
        instance.endsAt().ifPresent(end -> alarms.computeIfAbsent(instance.id(), id -> schedule(instance, end)));
    }

    /** The instance is gone, so nothing is due any more. */
    void forget(InstanceId id) {
        Future<?> alarm = alarms.remove(id);
        if (alarm != null) {
            alarm.cancel(false);
        }
    }

    @Override
    public void close() {
        alarms.values().forEach(each -> each.cancel(false));
        alarms.clear();
    }

    private Future<?> schedule(LiveInstance instance, Instant end) {
        long nanos = Math.max(0, Words.nanos(Duration.between(parts.clock().instant(), end)));
        return parts.timer()
                .schedule(() -> parts.threads().workers().execute(() -> end(instance)), nanos, TimeUnit.NANOSECONDS);
    }

    private void end(LiveInstance instance) {
        alarms.remove(instance.id());
        try {
            instance.stop();
        } catch (RunnerException e) {
            LOGGER.log(
                    System.Logger.Level.ERROR,
                    "The lifetime of " + instance
                            + " is over, but it could not be stopped; the next runner tries again",
                    e);
        }
    }
}
