package io.github.runner4j.testkit.internal.applet.system;

import io.github.runner4j.testkit.internal.userland.Options;
import io.github.runner4j.testkit.internal.userland.Session;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code date}, by the daemon's clock, in UTC. */
public final class Date {

    private static final Map<Character, String> PATTERNS = Map.ofEntries(
            Map.entry('Y', "yyyy"),
            Map.entry('m', "MM"),
            Map.entry('d', "dd"),
            Map.entry('H', "HH"),
            Map.entry('M', "mm"),
            Map.entry('S', "ss"),
            Map.entry('y', "yy"),
            Map.entry('a', "EEE"),
            Map.entry('A', "EEEE"),
            Map.entry('b', "MMM"),
            Map.entry('h', "MMM"),
            Map.entry('B', "MMMM"),
            Map.entry('e', "ppd"),
            Map.entry('j', "DDD"),
            Map.entry('I', "hh"),
            Map.entry('p', "a"),
            Map.entry('F', "yyyy-MM-dd"),
            Map.entry('T', "HH:mm:ss"),
            Map.entry('D', "MM/dd/yy"),
            Map.entry('R', "HH:mm"),
            Map.entry('z', "xx"),
            Map.entry('N', "nnnnnnnnn"),
            Map.entry('c', "EEE MMM ppd HH:mm:ss yyyy"),
            Map.entry('x', "MM/dd/yy"),
            Map.entry('X', "HH:mm:ss"),
            Map.entry('k', "ppH"));
    private static final Map<String, String> ISO =
            Map.of("", "%F", "date", "%F", "hours", "%FT%H+00:00", "minutes", "%FT%R+00:00", "seconds", "%FT%T+00:00");

    private Date() {}

    public static int run(Session session) throws IOException {
        // -I has a value only when that is written to it.
        Optional<String> iso =
                session.words().stream().filter(each -> each.startsWith("-I")).findFirst();
        List<String> words = new ArrayList<>(session.words());
        words.removeIf(each -> each.startsWith("-I"));
        Options options = Options.parse(words, "ud:r:RsD:", Map.of("utc", 'u', "date", 'd', "reference", 'r'));
        Instant now = session.context().clock().instant();
        Instant time =
                options.value('d').isPresent() ? When.parse(options.value('d').get(), now) : now;
        Optional<String> reference = options.value('r');
        if (reference.isPresent()) {
            time = session.tree()
                    .follow(reference.get())
                    .orElseThrow(() -> new IOException(reference.get() + ": "
                            + session.tree().missing(reference.get()).text()))
                    .modified();
        }
        String format = iso.map(each -> ISO.getOrDefault(each.substring(2), "%F"))
                .orElse(options.has('R') ? "%a, %d %b %Y %T +0000" : "%a %b %e %T UTC %Y");
        for (String word : options.rest()) {
            if (!word.startsWith("+")) {
                return session.complain("can't set date: Operation not permitted");
            }
            format = word.substring(1);
        }
        session.line(format(format, time.atOffset(ZoneOffset.UTC)));
        return 0;
    }

    private static String format(String format, OffsetDateTime time) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c == '%' && i + 1 < format.length()) {
                i++;
                text.append(field(format.charAt(i), time));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static String field(char letter, OffsetDateTime time) {
        String pattern = PATTERNS.get(letter);
        if (pattern != null) {
            return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(time);
        }
        return switch (letter) {
            case 's' -> Long.toString(time.toEpochSecond());
            case 'u' -> Integer.toString(time.getDayOfWeek().getValue());
            case 'w' -> Integer.toString(time.getDayOfWeek().getValue() % 7);
            case 'Z' -> "UTC";
            case 'n' -> "\n";
            case 't' -> "\t";
            case '%' -> "%";
            default -> "%" + letter;
        };
    }
}
