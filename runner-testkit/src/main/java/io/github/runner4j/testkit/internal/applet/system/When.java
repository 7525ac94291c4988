package io.github.runner4j.testkit.internal.applet.system;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Optional;

/** Times as people write them, in UTC. */
public final class When {

    private static final List<String> FORMS = List.of(
            "yyyy-MM-dd HH:mm:ss",
            "yyyy-MM-dd'T'HH:mm:ss",
            "yyyy-MM-dd'T'HH:mm:ss'Z'",
            "yyyy-MM-dd HH:mm",
            "yyyy-MM-dd",
            "yyyyMMddHHmm.ss",
            "yyyyMMddHHmm",
            "MMddHHmm",
            "HH:mm:ss",
            "HH:mm");

    private When() {}

    /** Reads one; what it does not say is as now. */
    public static Instant parse(String text, Instant now) throws IOException {
        if (text.matches("@[0-9]{1,12}")) {
            return Instant.ofEpochSecond(Long.parseLong(text.substring(1)));
        } else if (text.equals("now")) {
            return now;
        }
        for (String form : FORMS) {
            Optional<Instant> time = parse(text, formatter(form, now));
            if (time.isPresent()) {
                return time.get();
            }
        }
        throw new IOException("invalid date '" + text + "'");
    }

    private static Optional<Instant> parse(String text, DateTimeFormatter formatter) {
        try {
            return Optional.of(LocalDateTime.parse(text, formatter).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static DateTimeFormatter formatter(String form, Instant now) {
        LocalDateTime today = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().appendPattern(form);
        if (!form.contains("yyyy")) {
            builder.parseDefaulting(ChronoField.YEAR_OF_ERA, today.getYear());
        }
        if (!form.contains("MM")) {
            builder.parseDefaulting(ChronoField.MONTH_OF_YEAR, today.getMonthValue())
                    .parseDefaulting(ChronoField.DAY_OF_MONTH, today.getDayOfMonth());
        }
        if (!form.contains("HH")) {
            builder.parseDefaulting(ChronoField.HOUR_OF_DAY, 0).parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0);
        }
        return builder.toFormatter();
    }
}
