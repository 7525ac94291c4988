package io.github.runner4j.testkit.internal.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Writes times as the engine's own language does. */
public final class Moments {

    /** What stands for "never". */
    private static final String NEVER = "0001-01-01T00:00:00Z";

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long WEEK = 7 * DAY;
    private static final long MONTH = 30 * DAY;
    private static final long YEAR = 365 * DAY;

    private Moments() {}

    /** A time in UTC with as many digits as it needs: {@code 2026-01-02T03:04:05.6Z}. */
    public static String text(Instant time) {
        String text = time.toString();
        int dot = text.indexOf('.');
        if (dot < 0) {
            return text;
        }
        String trimmed = text.substring(0, text.length() - 1).replaceFirst("\\.?0+$", "");
        return trimmed + "Z";
    }

    /** A time, or what stands for "never". */
    public static String text(Optional<Instant> time) {
        return time.map(Moments::text).orElse(NEVER);
    }

    /** How people speak of a duration. Source: {@code HumanDuration} of the units package. */
    public static String spoken(Duration duration) {
        long seconds = duration.toSeconds();
        long hours = Math.round(seconds / (double) HOUR);
        if (seconds < 1) {
            return "Less than a second";
        } else if (seconds == 1) {
            return "1 second";
        } else if (seconds < MINUTE) {
            return seconds + " seconds";
        } else if (seconds < 2 * MINUTE) {
            return "About a minute";
        } else if (seconds < HOUR) {
            return seconds / MINUTE + " minutes";
        } else if (hours == 1) {
            return "About an hour";
        }
        return spokenHours(hours * HOUR);
    }

    private static String spokenHours(long seconds) {
        if (seconds < 2 * DAY) {
            return seconds / HOUR + " hours";
        } else if (seconds < 2 * WEEK) {
            return seconds / DAY + " days";
        } else if (seconds < 2 * MONTH) {
            return seconds / WEEK + " weeks";
        } else if (seconds < 2 * YEAR) {
            return seconds / MONTH + " months";
        }
        return seconds / YEAR + " years";
    }
}
