package io.github.runner4j.testkit.internal.applet.word;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A format used once, as awk's {@code printf} does; what is missing or no number counts as nothing. */
public final class Formatted {

    private static final Pattern DIRECTIVE = Pattern.compile("%([-+ #0]*)(\\*|[0-9]+)?(?:\\.([0-9]+))?([a-zA-Z%])");

    private Formatted() {}

    public static String text(String format, List<String> words) {
        List<String> left = new ArrayList<>(words);
        StringBuilder text = new StringBuilder();
        Matcher matcher = DIRECTIVE.matcher(format);
        int at = 0;
        while (matcher.find()) {
            text.append(format, at, matcher.start());
            at = matcher.end();
            if (matcher.group(4).equals("%")) {
                text.append('%');
            } else {
                String width = matcher.group(2) == null ? "" : matcher.group(2);
                width = width.equals("*") ? (left.isEmpty() ? "" : left.remove(0)) : width;
                String word = left.isEmpty() ? "" : left.remove(0);
                text.append(one(matcher, width, word));
            }
        }
        return text.append(format.substring(at)).toString();
    }

    private static String one(Matcher matcher, String width, String word) {
        String flags = matcher.group(1);
        String precision = matcher.group(3);
        return switch (matcher.group(4)) {
            case "d", "i" -> pad(Long.toString((long) number(word)), flags, width);
            case "o" -> pad(Long.toOctalString((long) number(word)), flags, width);
            case "x" -> pad(Long.toHexString((long) number(word)), flags, width);
            case "X" -> pad(Long.toHexString((long) number(word)).toUpperCase(Locale.ROOT), flags, width);
            case "c" -> pad(character(word), flags.replace("0", ""), width);
            case "f", "F", "e", "E", "g", "G" ->
                pad(Printf.real(number(word), matcher.group(4), precision == null ? "" : precision), flags, width);
            default -> pad(cut(word, precision), flags.replace("0", ""), width);
        };
    }

    private static String cut(String word, @Nullable String precision) {
        return precision == null ? word : word.substring(0, Math.min(word.length(), Integer.parseInt(precision)));
    }

    private static String character(String word) {
        boolean code = word.matches("[0-9]{1,6}");
        return code ? Character.toString(Integer.parseInt(word)) : word.isEmpty() ? "" : word.substring(0, 1);
    }

    private static double number(String word) {
        Matcher matcher = Pattern.compile("\\s*[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?")
                .matcher(word);
        return matcher.lookingAt() ? Double.parseDouble(matcher.group()) : 0;
    }

    private static String pad(String text, String flags, String width) {
        String signed = flags.contains("+") && !text.startsWith("-") ? "+" + text : text;
        int missing = width.matches("[0-9]{1,4}") ? Integer.parseInt(width) - signed.length() : 0;
        if (missing <= 0) {
            return signed;
        } else if (flags.contains("-")) {
            return signed + " ".repeat(missing);
        }
        boolean sign = signed.startsWith("-") || signed.startsWith("+");
        return flags.contains("0")
                ? (sign ? signed.substring(0, 1) : "") + "0".repeat(missing) + signed.substring(sign ? 1 : 0)
                : " ".repeat(missing) + signed;
    }
}
