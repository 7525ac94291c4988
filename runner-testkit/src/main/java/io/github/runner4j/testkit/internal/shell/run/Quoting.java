package io.github.runner4j.testkit.internal.shell.run;

import java.util.ArrayList;
import java.util.List;

/** Writes text so that the shell reads it back as it was. */
public final class Quoting {

    private Quoting() {}

    /** Within single quotes; single quotes themselves within double ones. */
    public static String quote(String text) {
        StringBuilder quoted = new StringBuilder();
        int at = 0;
        do {
            int plain = at;
            while (at < text.length() && text.charAt(at) != '\'') {
                at++;
            }
            quoted.append('\'').append(text, plain, at).append('\'');
            int quotes = at;
            while (at < text.length() && text.charAt(at) == '\'') {
                at++;
            }
            if (at > quotes) {
                quoted.append('"').append(text, quotes, at).append('"');
            }
        } while (at < text.length());
        return quoted.toString();
    }

    /** The same when there is anything that the shell would not take as it is. */
    static String quoteIfNeeded(String text) {
        return text.matches("[A-Za-z0-9_./:=@%+,-]+") ? text : quote(text);
    }

    /** Several of them, with blanks between. */
    static String quoteIfNeeded(List<String> texts) {
        List<String> quoted = new ArrayList<>();
        texts.forEach(each -> quoted.add(quoteIfNeeded(each)));
        return String.join(" ", quoted);
    }
}
