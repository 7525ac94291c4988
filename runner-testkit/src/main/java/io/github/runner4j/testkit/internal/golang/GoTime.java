package io.github.runner4j.testkit.internal.golang;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/** Points in time as parameters of the API give them: seconds since 1970, RFC 3339 in its shorter forms, or how long ago. */
public final class GoTime {

    private static final Pattern SECONDS = Pattern.compile("\\d+(?:\\.\\d{1,9})?");
    private static final Pattern HOUR = Pattern.compile("^([^T]*T\\d\\d)(Z|[-+]\\d\\d:\\d\\d)?$");
    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

    private GoTime() {}

    /** Reads a point in time; nothing when it is none. */
    public static Optional<Instant> parse(String text, Instant now) {
        Optional<Duration> ago = text.equals("0") ? Optional.empty() : GoDuration.parse(text);
        if (ago.isPresent()) {
            return Optional.of(now.minus(ago.get()));
        }
        if (SECONDS.matcher(text).matches()) {
            BigDecimal[] parts = new BigDecimal(text).multiply(NANOS).divideAndRemainder(NANOS);
            return Optional.of(Instant.ofEpochSecond(parts[0].longValue(), parts[1].longValue()));
        }
        try {
            return Optional.of(date(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant date(String text) {
        if (!text.contains("T")) {
            String day = text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
            return LocalDate.parse(day).atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        String full = HOUR.matcher(text)
                .replaceFirst(match -> match.group(1) + ":00" + (match.group(2) == null ? "" : match.group(2)));
        boolean zoned = full.endsWith("Z") || full.matches(".*[-+]\\d\\d:\\d\\d");
        return zoned
                ? OffsetDateTime.parse(full).toInstant()
                : LocalDateTime.parse(full).toInstant(ZoneOffset.UTC);
    }
}
