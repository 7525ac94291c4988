package io.github.runner4j.testkit.internal.applet.word;

import io.github.runner4j.testkit.internal.userland.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code printf}: a format that is used again until no words are left. */
public final class Printf {

    private static final Pattern DIRECTIVE = Pattern.compile("%([-+ #0]*)(\\*|[0-9]+)?(?:\\.(\\*|[0-9]*))?([a-zA-Z%])");

    private final Session session;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Deque<String> words;
    private int code;
    private boolean stopped;

    private Printf(Session session, List<String> words) {
        this.session = session;
        this.words = new ArrayDeque<>(words);
    }

    public static int run(Session session) throws IOException {
        if (session.words().isEmpty()) {
            session.complain("usage: printf FORMAT [ARGUMENT...]");
            return 2;
        }
        Printf printf =
                new Printf(session, session.words().subList(1, session.words().size()));
        printf.all(session.words().get(0));
        printf.out.writeTo(session.out());
        return printf.code;
    }

    private void all(String format) {
        int left;
        do {
            left = words.size();
            once(format);
        } while (!stopped && !words.isEmpty() && words.size() < left);
    }

    private void once(String format) {
        Matcher matcher = DIRECTIVE.matcher(format);
        int at = 0;
        while (!stopped && at < format.length()) {
            int percent = format.indexOf('%', at);
            String plain = format.substring(at, percent < 0 ? format.length() : percent);
            stopped = !Escapes.write(plain, out, false);
            if (percent < 0 || stopped) {
                return;
            }
            if (!matcher.find(percent) || matcher.start() != percent || !known(matcher.group(4))) {
                code = session.complain(format.substring(percent) + ": invalid format");
                stopped = true;
                return;
            }
            directive(matcher);
            at = matcher.end();
        }
    }

    private static boolean known(String letter) {
        return "diouxXcsbfeEgG%".contains(letter);
    }

    private void directive(Matcher matcher) {
        String letter = matcher.group(4);
        if (letter.equals("%")) {
            out.write('%');
            return;
        }
        String flags = matcher.group(1);
        String width = size(matcher.group(2));
        String precision = size(matcher.group(3));
        if (width.startsWith("-")) {
            flags += "-";
            width = width.substring(1);
        }
        switch (letter) {
            case "s" -> text(bytes(word()), flags, width, precision);
            case "c" -> text(bytes(word().isEmpty() ? "" : lastWord.substring(0, 1)), flags, width, "");
            case "b" -> escaped(flags, width, precision);
            case "d", "i" -> number(number(word()), flags, width, "d");
            case "u" -> text(bytes(Long.toUnsignedString(number(word()))), flags, width, "");
            case "o", "x", "X" -> number(number(word()), flags, width, letter);
            default -> real(flags, width, precision, letter);
        }
    }

    private String lastWord = "";

    private String word() {
        lastWord = words.isEmpty() ? "" : words.remove();
        return lastWord;
    }

    private String size(@Nullable String size) {
        if (size == null) {
            return "";
        }
        return size.equals("*") ? Long.toString(number(word())) : size.isEmpty() ? "0" : size;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void escaped(String flags, String width, String precision) {
        ByteArrayOutputStream escaped = new ByteArrayOutputStream();
        stopped = !Escapes.write(word(), escaped, true);
        text(escaped.toByteArray(), flags, width, precision);
    }

    private void text(byte[] bytes, String flags, String width, String precision) {
        int length = precision.isEmpty() ? bytes.length : Math.min(bytes.length, Integer.parseInt(precision));
        int padding = width.isEmpty() ? 0 : Math.max(0, Integer.parseInt(width) - length);
        if (!flags.contains("-")) {
            out.writeBytes(bytes(" ".repeat(padding)));
        }
        out.write(bytes, 0, length);
        if (flags.contains("-")) {
            out.writeBytes(bytes(" ".repeat(padding)));
        }
    }

    private void number(long value, String flags, String width, String letter) {
        boolean left = flags.contains("-");
        String kept = flags.replaceAll(letter.equals("d") ? "#" : "[+ ]", "");
        kept = left ? kept.replace("0", "") : width.isEmpty() ? kept.replace("0", "") : kept;
        kept = width.isEmpty() ? kept.replace("-", "") : kept;
        out.writeBytes(bytes(String.format(Locale.ROOT, "%" + unique(kept) + width + letter, value)));
    }

    private static String unique(String flags) {
        StringBuilder unique = new StringBuilder();
        flags.chars().distinct().forEach(each -> unique.append((char) each));
        return unique.toString();
    }

    private long number(String text) {
        try {
            if (text.startsWith("'") || text.startsWith("\"")) {
                return text.length() > 1 ? text.codePointAt(1) : 0;
            }
            String bare = text.strip();
            return Long.decode(bare);
        } catch (NumberFormatException e) {
            code = session.complain("invalid number '" + text + "'");
            return 0;
        }
    }

    private void real(String flags, String width, String precision, String letter) {
        double value = 0;
        String text = word();
        try {
            value = text.isEmpty() ? 0 : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            code = session.complain("invalid number '" + text + "'");
        }
        String shown = real(value, letter, precision);
        boolean zeros = flags.contains("0") && !flags.contains("-") && !width.isEmpty();
        int missing = zeros ? Math.max(0, Integer.parseInt(width) - shown.length()) : 0;
        text(bytes("0".repeat(missing) + shown), flags, width, "");
    }

    /** A number as {@code %f}, {@code %e} or {@code %g}. */
    static String real(double value, String letter, String precision) {
        return switch (letter) {
            case "f", "F" -> fixed(value, precision);
            case "g", "G" -> shortest(value);
            default -> String.format(Locale.ROOT, "%" + (precision.isEmpty() ? "" : "." + precision) + letter, value);
        };
    }

    /** The exact value is rounded, not the text that Java would show for it. */
    private static String fixed(double value, String precision) {
        int digits = precision.isEmpty() ? 6 : Integer.parseInt(precision);
        return Double.isFinite(value)
                ? new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).toPlainString()
                : Double.toString(value);
    }

    /** As {@code %g} of C: six digits that matter, without zeros at the end. */
    private static String shortest(double value) {
        String text = String.format(Locale.ROOT, "%.5e", value);
        int exponent = Integer.parseInt(text.substring(text.indexOf('e') + 1));
        if (exponent < -4 || exponent > 5) {
            return text.replaceFirst("\\.?0+e", "e");
        }
        String plain = new BigDecimal(text).toPlainString();
        return plain.contains(".") ? plain.replaceFirst("\\.?0+$", "") : plain;
    }
}
