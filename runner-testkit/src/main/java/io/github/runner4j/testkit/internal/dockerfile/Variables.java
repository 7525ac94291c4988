package io.github.runner4j.testkit.internal.dockerfile;

import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.golang.GoQuote;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts variables into texts, and takes quotes and escapes away, by the rules of Dockerfiles. */
public final class Variables {

    private final char escape;
    private final boolean old;

    /**
     * Rules.
     *
     * @param escape what escapes
     * @param old whether they are those of 20.10
     */
    public Variables(char escape, boolean old) {
        this.escape = escape;
        this.old = old;
    }

    /**
     * The text with variables in it.
     *
     * @param environment {@code NAME=value}; of several with one name the last counts
     * @throws Refusal when something is wrong with the text
     */
    public String text(String text, List<String> environment) {
        return expansion(text, environment).text();
    }

    /**
     * The same, in words: white space of variables parts them, too.
     *
     * @throws Refusal when something is wrong with the text
     */
    public List<String> words(String text, List<String> environment) {
        return expansion(text, environment).words();
    }

    private Expansion.Result expansion(String text, List<String> environment) {
        Map<String, String> values = new HashMap<>();
        for (String each : environment) {
            String[] parts = each.split("=", 2);
            values.put(parts[0], parts.length == 2 ? parts[1] : "");
        }
        try {
            return new Expansion(text, values, escape, old).whole();
        } catch (Refusal e) {
            throw Refusal.badParameter("failed to process " + GoQuote.quote(text) + ": " + e.message());
        }
    }
}
