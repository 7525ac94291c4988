package io.github.runner4j.testkit.internal.applet.system;

import io.github.runner4j.testkit.internal.userland.Session;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** {@code sleep} and {@code usleep}. */
public final class Sleep {

    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private Sleep() {}

    public static int sleep(Session session) throws IOException, InterruptedException {
        if (session.words().isEmpty()) {
            return session.usage("[N]...");
        }
        Duration time = Duration.ZERO;
        for (String word : session.words()) {
            time = time.plus(parse(word));
        }
        session.context().sleep(time);
        return 0;
    }

    public static int micros(Session session) throws IOException, InterruptedException {
        if (session.words().isEmpty() || !session.words().get(0).matches("[0-9]{1,15}")) {
            return session.usage("N");
        }
        session.context()
                .sleep(Duration.of(Long.parseLong(session.words().get(0)), TimeUnit.MICROSECONDS.toChronoUnit()));
        return 0;
    }

    /** A number of seconds, or with a letter of minutes, hours or days. */
    static Duration parse(String text) throws IOException {
        if (text.equals("inf") || text.equals("infinity")) {
            return FOR_EVER;
        } else if (!text.matches("([0-9]+(\\.[0-9]*)?|\\.[0-9]+)[smhd]?")) {
            throw new IOException("invalid number '" + text + "'");
        }
        boolean unit = Character.isLetter(text.charAt(text.length() - 1));
        BigDecimal number = new BigDecimal(unit ? text.substring(0, text.length() - 1) : text);
        long seconds = unit ? seconds(text.charAt(text.length() - 1)) : 1;
        BigDecimal nanos = number.multiply(BigDecimal.valueOf(TimeUnit.SECONDS.toNanos(seconds)));
        BigDecimal most =
                BigDecimal.valueOf(FOR_EVER.toSeconds()).multiply(BigDecimal.valueOf(TimeUnit.SECONDS.toNanos(1)));
        return nanos.compareTo(most) >= 0 ? FOR_EVER : Duration.ofNanos(nanos.longValue());
    }

    private static long seconds(char unit) {
        return switch (unit) {
            case 'm' -> TimeUnit.MINUTES.toSeconds(1);
            case 'h' -> TimeUnit.HOURS.toSeconds(1);
            case 'd' -> TimeUnit.DAYS.toSeconds(1);
            default -> 1;
        };
    }
}
