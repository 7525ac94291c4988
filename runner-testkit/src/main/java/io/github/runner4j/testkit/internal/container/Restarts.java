package io.github.runner4j.testkit.internal.container;

import io.github.runner4j.testkit.time.Time;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a container is started again by itself. Only for those who hold the container's lock. */
final class Restarts {

    /** Source: {@code restartmanager.go}. */
    private static final Duration FIRST_DELAY = Duration.ofMillis(100);

    private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);
    private static final Duration LONG_RUN = Duration.ofSeconds(10);

    private boolean stopped;
    private boolean cancelled;
    private boolean kept;
    private int attempts;
    private int count;
    private Duration delay = Duration.ZERO;
    private Time.@Nullable Alarm alarm;

    /** How often it was started again. */
    int count() {
        return count;
    }

    /** Somebody started it. */
    void reset() {
        stopped = false;
        cancelled = false;
        attempts = 0;
        count = 0;
        delay = Duration.ZERO;
    }

    /** It is not to be started again; true when a start was due. */
    boolean cancel() {
        cancelled = true;
        return takeBack();
    }

    /** Whether it is to stay when it has ended, whatever was asked for, because it is started again at once. */
    boolean kept() {
        return kept;
    }

    void keep(boolean on) {
        kept = on;
    }

    /** Somebody sent it a signal. */
    void stopByHand() {
        stopped = true;
    }

    /** After how long it is to be started again; nothing when it is not. */
    Optional<Duration> next(RestartPolicy policy, int exitCode, Duration ran) {
        if (policy.never() || cancelled) {
            return Optional.empty();
        }
        Duration base = ran.compareTo(LONG_RUN) >= 0 ? Duration.ZERO : delay;
        Duration doubled = base.isZero() ? FIRST_DELAY : base.multipliedBy(2);
        delay = doubled.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : doubled;
        if (!policy.again(exitCode, stopped, attempts)) {
            return Optional.empty();
        }
        attempts++;
        count++;
        return Optional.of(delay);
    }

    void due(Time.Alarm next) {
        alarm = next;
    }

    private boolean takeBack() {
        boolean was = alarm != null;
        if (alarm != null) {
            alarm.cancel();
            alarm = null;
        }
        return was;
    }

    /** The start that was due happens now; false when it was taken back meanwhile. */
    boolean begun() {
        boolean due = alarm != null;
        alarm = null;
        return due;
    }
}
