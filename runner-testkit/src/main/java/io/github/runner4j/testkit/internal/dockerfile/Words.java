package io.github.runner4j.testkit.internal.dockerfile;

import java.util.ArrayList;
import java.util.List;

/** Takes lines apart into words; a word ends with white space outside of quotes. */
final class Words {

    private final String text;
    private final char escape;
    private final boolean quotesStay;
    private int at;

    private Words(String text, char escape, boolean quotesStay) {
        this.text = text;
        this.escape = escape;
        this.quotesStay = quotesStay;
    }

    /** The words with their quotes and escapes, which the expansion of variables takes away later. */
    static List<String> of(String text, char escape) {
        Words words = new Words(text, escape, true);
        List<String> all = new ArrayList<>();
        while (words.toWord()) {
            all.add(words.word());
        }
        return all;
    }

    /** Collects the flags that a text begins with, and returns what comes after them. */
    static String flags(String text, List<String> flags) {
        Words words = new Words(text, '\\', false);
        while (words.toWord() && text.startsWith("--", words.at)) {
            String word = words.word();
            if (word.equals("--")) {
                break;
            }
            flags.add(word);
        }
        return text.substring(Math.min(words.at, text.length()));
    }

    private boolean toWord() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length();
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        char quote = 0;
        while (at < text.length() && (quote != 0 || !Character.isWhitespace(text.charAt(at)))) {
            char c = text.charAt(at++);
            boolean delimits = quote == 0 ? c == '\'' || c == '"' : c == quote;
            if (c == escape && quote != '\'') {
                escaped(word);
                continue;
            }
            if (delimits) {
                quote = quote == 0 ? c : 0;
            }
            if (!delimits || quotesStay) {
                word.append(c);
            }
        }
        return word.toString();
    }

    /** An escape at the end of the text is nothing. */
    private void escaped(StringBuilder word) {
        if (at < text.length()) {
            word.append(quotesStay ? String.valueOf(escape) : "").append(text.charAt(at++));
        }
    }
}
