package io.github.runner4j.config.file;

import io.github.runner4j.error.Place;
import io.github.runner4j.secret.Redactor;
import io.github.runner4j.secret.Secret;
import io.github.runner4j.secret.Variable;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A line of a file as a message may show it, with a mark under a place. */
final class Quote {

    private static final int WIDTH = 120;
    private static final int BEFORE = 60;

    private static final Pattern WORD = Pattern.compile("[^\\s\"',\\[\\]{}:]{1,1000}");

    private Quote() {}

    static String of(ConfigText text, Place place) {
        String line = masked(text.line(place.line()));
        String number = Integer.toString(place.line());
        int mark = Math.min(Math.max(0, place.column() - 1), line.length());
        int from = mark > WIDTH ? mark - BEFORE : 0;
        String shown = Shown.printable(line.substring(from, Math.min(line.length(), from + WIDTH)));
        return "  " + number + " | " + shown + "\n  " + " ".repeat(number.length()) + " | " + " ".repeat(mark - from)
                + "^";
    }

    /** A word that looks like a secret is masked in its own width, so that the mark stays where it belongs. */
    private static String masked(String line) {
        String known = Redactor.patterns().redact(line);
        if (!known.equals(line)) {
            return known;
        }
        return WORD.matcher(line).replaceAll(Quote::mask);
    }

    private static String mask(MatchResult word) {
        String text = word.group();
        boolean secret = Variable.of("", text).secret();
        return secret
                ? Secret.MASK + " ".repeat(text.length() - Secret.MASK.length())
                : java.util.regex.Matcher.quoteReplacement(text);
    }
}
