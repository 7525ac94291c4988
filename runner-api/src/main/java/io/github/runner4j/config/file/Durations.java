package io.github.runner4j.config.file;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as people write them. */
final class Durations {

    static final String ALLOWED = "a time such as 500ms, 30s, 10m, 1h or PT30S; a plain number counts milliseconds";

    /** Roughly, for editors: what {@link #parse} accepts and a little more. */
    static final String PATTERN = "[0-9]{1,12}(?:ms|s|m|h)?|P[0-9DTHMS.]+";

    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("([0-9]{1,12})(ms|s|m|h)?");

    /** Nobody waits longer; sums of times below it cannot overflow. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private static final Pattern LOOSE = Pattern.compile("([0-9]{1,6}) *([a-z]{1,12})");

    private static final Map<String, List<String>> OTHER_UNITS = Map.of(
            "ms", List.of("ms", "msec", "msecs", "millis", "milliseconds"),
            "s", List.of("s", "sec", "secs", "second", "seconds"),
            "m", List.of("m", "min", "mins", "minute", "minutes"),
            "h", List.of("h", "hr", "hrs", "hour", "hours"));

    private static final List<String> DAYS = List.of("d", "day", "days");
    private static final int HOURS_A_DAY = 24;

    private Durations() {}

    static Optional<Duration> parse(String text) {
        Matcher matcher = NUMBER_AND_UNIT.matcher(text);
        Optional<Duration> time = matcher.matches() ? Optional.of(count(matcher)) : iso(text);
        return time.filter(value -> !value.isNegative() && value.compareTo(LONGEST) <= 0);
    }

    /** What was probably meant by a time in another spelling: {@code 30 sec}, {@code 10M}, {@code 1 day}. */
    static Optional<String> meant(String text) {
        Matcher matcher = LOOSE.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(matcher.group(1));
        String unit = matcher.group(2);
        return DAYS.contains(unit)
                ? Optional.of(HOURS_A_DAY * number + "h")
                : OTHER_UNITS.entrySet().stream()
                        .filter(each -> each.getValue().contains(unit))
                        .map(each -> number + each.getKey())
                        .findFirst();
    }

    private static Duration count(Matcher matcher) {
        long number = Long.parseLong(matcher.group(1));
        String unit = matcher.group(2) == null ? "ms" : matcher.group(2);
        return switch (unit) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofMillis(number);
        };
    }

    private static Optional<Duration> iso(String text) {
        if (!text.startsWith("P")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeParseException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
