package io.github.runner4j.assembly;

import java.time.Duration;

/** Values as people say them. */
final class Words {

    private static final long MILLIS_PER_SECOND = 1_000;

    private Words() {}

    static String duration(Duration time) {
        if (time.toMillis() % MILLIS_PER_SECOND != 0) {
            return time.toMillis() + " ms";
        }
        if (time.toSecondsPart() != 0 || time.isZero()) {
            return time.toSeconds() + " s";
        }
        return time.toMinutesPart() == 0 ? time.toHours() + " h" : time.toMinutes() + " min";
    }
}
