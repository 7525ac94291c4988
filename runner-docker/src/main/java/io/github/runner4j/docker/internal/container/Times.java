package io.github.runner4j.docker.internal.container;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Points in time as engines write them. */
final class Times {

    /** Go's zero time, {@code 0001-01-01T00:00:00Z}, and whatever lies before containers existed, means "never". */
    private static final Instant EARLIEST = Instant.EPOCH;

    private Times() {}

    /** Reads RFC 3339 with any number of decimals and any offset; Podman writes that of its time zone. */
    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant()).filter(time -> time.isAfter(EARLIEST));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Seconds and nanoseconds as the Engine API wants them in a query. */
    static String seconds(Instant time) {
        return time.getEpochSecond() + "." + String.format(java.util.Locale.ROOT, "%09d", time.getNano());
    }
}
