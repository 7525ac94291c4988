package io.github.runner4j.testkit.internal.golang;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Go writes them: {@code 1h30m}, {@code 1.5s}, {@code 100ms}. */
public final class GoDuration {

    private static final Map<String, Long> UNITS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "µs", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L);
    private static final Pattern WHOLE = Pattern.compile("[-+]?(?:(?:\\d+\\.?\\d*|\\.\\d+)(?:ns|us|µs|ms|s|m|h))+");
    private static final Pattern PART = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)(ns|us|µs|ms|s|m|h)");

    private static final long SECOND = 1_000_000_000L;
    private static final long MILLISECOND = 1_000_000L;
    private static final long MICROSECOND = 1_000L;
    private static final int SIXTY = 60;

    private GoDuration() {}

    /** Writes a duration that is not negative: {@code 1h0m0s}, {@code 1.5s}, {@code 100ms}. */
    public static String format(Duration duration) {
        long nanos = duration.toNanos();
        if (nanos == 0) {
            return "0s";
        } else if (nanos < MICROSECOND) {
            return nanos + "ns";
        } else if (nanos < MILLISECOND) {
            return decimal(nanos, MICROSECOND) + "µs";
        } else if (nanos < SECOND) {
            return decimal(nanos, MILLISECOND) + "ms";
        }
        long minutes = duration.toMinutes();
        String seconds = decimal(nanos - duration.toMinutes() * SIXTY * SECOND, SECOND) + "s";
        String rest = minutes == 0 ? seconds : minutes % SIXTY + "m" + seconds;
        return minutes < SIXTY ? rest : minutes / SIXTY + "h" + rest;
    }

    private static String decimal(long nanos, long unit) {
        return BigDecimal.valueOf(nanos)
                .divide(BigDecimal.valueOf(unit))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Reads a duration; nothing when it is none. */
    public static Optional<Duration> parse(String text) {
        if (text.equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        if (!WHOLE.matcher(text).matches()) {
            return Optional.empty();
        }
        double nanos = 0;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            nanos += Double.parseDouble(part.group(1)) * UNITS.getOrDefault(part.group(2), 0L);
        }
        return Optional.of(Duration.ofNanos((long) (text.startsWith("-") ? -nanos : nanos)));
    }
}
