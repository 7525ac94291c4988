package io.github.runner4j.testkit.internal.applet.awk;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text, a number, or a text from outside that is a number when it looks like one.
 *
 * @param text as text
 * @param number as number
 * @param numeric whether it is compared as a number
 */
record Value(String text, double number, boolean numeric) {

    static final Value NOTHING = new Value("", 0, true);

    private static final Pattern NUMBER =
            Pattern.compile("\\s*([-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?)(\\s*)");
    private static final double MOST_WHOLE = 1e15;

    static Value of(double number) {
        return new Value(text(number), number, true);
    }

    static Value of(boolean truth) {
        return of(truth ? 1 : 0);
    }

    static Value of(String text) {
        return new Value(text, leading(text), false);
    }

    /** Text that was read. */
    static Value read(String text) {
        return new Value(text, leading(text), NUMBER.matcher(text).matches());
    }

    boolean isTrue() {
        return numeric ? number != 0 : !text.isEmpty();
    }

    int compare(Value other) {
        return numeric && other.numeric ? Double.compare(number, other.number) : text.compareTo(other.text);
    }

    private static double leading(String text) {
        Matcher matcher = NUMBER.matcher(text);
        return matcher.lookingAt() ? Double.parseDouble(matcher.group(1)) : 0;
    }

    private static String text(double number) {
        if (number == Math.rint(number) && Math.abs(number) < MOST_WHOLE) {
            return Long.toString((long) number);
        }
        String shown = String.format(Locale.ROOT, "%.6g", number);
        return shown.contains("e")
                ? shown
                : new BigDecimal(shown).stripTrailingZeros().toPlainString();
    }
}
