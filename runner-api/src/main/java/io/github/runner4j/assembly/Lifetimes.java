package io.github.runner4j.assembly;

import io.github.runner4j.error.RunnerException;
import io.github.runner4j.instance.InstanceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Stops instances whose lifetime is over, whoever started them. */
final class Lifetimes implements AutoCloseable {

    private static final System.Logger LOGGER = System.getLogger(Lifetimes.class.getName());

    /** Between two attempts to stop an instance whose time is over; each further pause is twice as long. */
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

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
        return schedule(instance, Words.nanos(Duration.between(parts.clock().instant(), end)), FIRST_PAUSE);
    }

    private Future<?> schedule(LiveInstance instance, long nanos, Duration pause) {
        Runnable onWorker = () -> parts.threads().workers().execute(() -> end(instance, pause));
        return parts.timer().schedule(onWorker, Math.max(0, nanos), TimeUnit.NANOSECONDS);
    }

    private void end(LiveInstance instance, Duration pause) {
        try {
            instance.stop();
            alarms.remove(instance.id());
        } catch (RunnerException e) {
            LOGGER.log(
                    System.Logger.Level.ERROR,
                    "The lifetime of " + instance + " is over, but it could not be stopped; trying again in "
                            + Words.duration(pause),
                    e);
            again(instance, pause);
        }
    }

    private void again(LiveInstance instance, Duration pause) {
        Duration next = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        try {
            alarms.computeIfPresent(instance.id(), (id, over) -> schedule(instance, pause.toNanos(), next));
        } catch (RejectedExecutionException e) {
            LOGGER.log(System.Logger.Level.DEBUG, "The runner is closed; the next one tries again", e);
        }
    }
}
