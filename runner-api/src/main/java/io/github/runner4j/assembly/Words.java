package io.github.runner4j.assembly;

import java.time.Duration;

/** Values as people say them. */
final class Words {

    private static final long MILLIS_PER_SECOND = 1_000;

    /** Longer than anybody waits, short enough to be added to a clock. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private Words() {}

    /** A time in ns; one that is longer than anybody waits is cut. */
    static long nanos(Duration time) {
        return shorter(time, LONGEST).toNanos();
    }

    /** A time as sockets take it: in ms, at least 1, because 0 would mean for ever. */
    static int socketMillis(Duration time) {
        return (int)
                Math.max(1, shorter(time, Duration.ofMillis(Integer.MAX_VALUE)).toMillis());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    static String duration(Duration given) {
        Duration time = shorter(given, LONGEST);
        if (time.toMillis() % MILLIS_PER_SECOND != 0) {
            return time.toMillis() + " ms";
        }
        if (time.toSecondsPart() != 0 || time.isZero()) {
            return time.toSeconds() + " s";
        }
        return time.toMinutesPart() == 0 ? time.toHours() + " h" : time.toMinutes() + " min";
    }
}
