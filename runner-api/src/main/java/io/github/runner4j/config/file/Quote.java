package io.github.runner4j.config.file;

import io.github.runner4j.error.Place;
import io.github.runner4j.secret.Redactor;
import io.github.runner4j.secret.Secret;
import io.github.runner4j.secret.Variable;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A line of a file as a message may show it, with a mark under a place. */
final class Quote {

    private static final int WIDTH = 120;
    private static final int BEFORE = 60;

    private static final Pattern WORD = Pattern.compile("[^\\s\"',\\[\\]{}:]{1,1000}");

    private static final String KEY =
            "(?<![\\w.-])[\\w.-]*+(?<=token|passw(?:or)?d|secret|credentials?|(?:api|private|access)[_-]?key)"
                    + "[\"']?+\\s*+:\\s++";

    /** Words of such a key's value: to the end of the line, or inside braces to the next comma or the end of the quotes. */
    private static final List<Pattern> VALUES = List.of(
            Pattern.compile("(?i)(^\\s*+(?:- ++)?+[\"']?+" + KEY + ").++"),
            Pattern.compile("(?i)(" + KEY + ")(?:\"[^\"]*+\"?+|'[^']*+'?+|[^,}\\]]++)"));

    private Quote() {}

    static String of(ConfigText text, Place place) {
        String raw = text.line(place.line());
        String line = masked(raw);
        String number = Integer.toString(place.line());
        String before = raw.substring(0, Math.min(Math.max(0, place.column() - 1), raw.length()));
        // A mask is not as wide as what it hides: the mark moves with it.
        int mark = Math.min(masked(before).length(), line.length());
        int from = mark > WIDTH ? mark - BEFORE : 0;
        String shown = Shown.printable(line.substring(from, Math.min(line.length(), from + WIDTH)));
        return "  " + number + " | " + shown + "\n  " + " ".repeat(number.length()) + " | " + " ".repeat(mark - from)
                + "^";
    }

    /** Without the values of keys such as {@code password}, and without words that look like a secret. */
    private static String masked(String line) {
        String known = line;
        for (Pattern value : VALUES) {
            known = value.matcher(known).replaceAll("$1" + Secret.MASK);
        }
        return WORD.matcher(Redactor.patterns().redact(known)).replaceAll(Quote::mask);
    }

    private static String mask(MatchResult word) {
        String text = word.group();
        boolean secret = Variable.of("", text).secret();
        return secret
                ? Secret.MASK + " ".repeat(text.length() - Secret.MASK.length())
                : java.util.regex.Matcher.quoteReplacement(text);
    }
}
