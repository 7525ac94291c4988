package io.github.runner4j.testkit.internal.applet.sed;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code s} does.
 *
 * @param pattern what is replaced
 * @param replacement with what; {@code &} and {@code \1} stand for parts of the match
 * @param which from which match on
 * @param all whether the matches after that are replaced as well
 * @param print whether a changed line is printed
 */
record Substitution(Pattern pattern, String replacement, int which, boolean all, boolean print) {

    /** The changed line; nothing when it does not match. */
    Optional<String> apply(String line) {
        Matcher matcher = pattern.matcher(line);
        StringBuilder changed = new StringBuilder();
        int number = 0;
        int at = 0;
        boolean any = false;
        while (matcher.find()) {
            number++;
            if (number >= which) {
                changed.append(line, at, matcher.start());
                appendReplacement(matcher, changed);
                at = matcher.end();
                any = true;
                if (!all) {
                    break;
                }
            }
        }
        return any ? Optional.of(changed.append(line.substring(at)).toString()) : Optional.empty();
    }

    private void appendReplacement(Matcher matcher, StringBuilder changed) {
        for (int i = 0; i < replacement.length(); i++) {
            char c = replacement.charAt(i);
            if (c == '&') {
                changed.append(matcher.group());
            } else if (c == '\\' && i + 1 < replacement.length()) {
                i++;
                appendEscaped(matcher, replacement.charAt(i), changed);
            } else {
                changed.append(c);
            }
        }
    }

    private static void appendEscaped(Matcher matcher, char c, StringBuilder changed) {
        if (Character.isDigit(c)) {
            int group = c - '0';
            String text = group <= matcher.groupCount() ? matcher.group(group) : "";
            changed.append(text == null ? "" : text);
        } else {
            changed.append(c == 'n' ? '\n' : c == 't' ? '\t' : c);
        }
    }
}
