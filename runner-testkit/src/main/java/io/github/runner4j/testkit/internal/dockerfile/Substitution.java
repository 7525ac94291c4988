package io.github.runner4j.testkit.internal.dockerfile;

import io.github.runner4j.testkit.internal.engine.Refusal;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an operator makes of a variable: <code>${NAME:-otherwise}</code> and the like. */
final class Substitution {

    private final String name;
    private final Optional<String> value;
    private final boolean old;

    Substitution(String name, Optional<String> value, boolean old) {
        this.name = name;
        this.value = value;
        this.old = old;
    }

    /**
     * Applies it.
     *
     * @param next gives what stands after the operator, one by one
     * @param word gives the text up to a character
     */
    String apply(char operator, Supplier<Character> next, Function<Character, String> word) {
        boolean colon = operator == ':';
        char kind = colon ? next.get() : operator;
        boolean known = old ? (colon ? "+-?" : "?").indexOf(kind) >= 0 : "+-?#%/".indexOf(kind) >= 0;
        if (old && !colon && !known) {
            throw Refusal.badParameter("missing ':' in substitution");
        }
        if (!known || (kind == '/' && colon)) {
            char shown = kind == 0 ? '\uFFFD' : kind;
            throw Refusal.badParameter(
                    "unsupported modifier (" + (colon && !old ? ":" : "") + shown + ") in substitution");
        }
        if (kind == '/') {
            return replace(word);
        }
        String text = word.apply('}');
        boolean there = value.isPresent() && !(colon && value.get().isEmpty());
        return switch (kind) {
            case '-' -> there ? value.orElse("") : text;
            case '+' -> there ? text : "";
            case '?' -> required(there, colon, text);
            default -> trimmed(kind == '#', text);
        };
    }

    private String required(boolean there, boolean colon, String text) {
        if (!there) {
            String reason = colon && value.isPresent() ? "is not allowed to be empty" : "is not allowed to be unset";
            throw Refusal.badParameter(name + ": " + (text.isEmpty() ? reason : text));
        }
        return value.orElse("");
    }

    private String replace(Function<Character, String> word) {
        String first = word.apply('/');
        boolean all = first.isEmpty();
        String pattern = all ? word.apply('/') : first;
        String replacement = Matcher.quoteReplacement(word.apply('}'));
        Matcher matcher = pattern(pattern).matcher(value.orElse(""));
        return all ? matcher.replaceAll(replacement) : matcher.replaceFirst(replacement);
    }

    /** The value without what matches at its beginning or end: the shortest, or the longest when the operator is doubled. */
    private String trimmed(boolean beginning, String text) {
        String doubled = beginning ? "#" : "%";
        boolean longest = text.startsWith(doubled);
        Pattern pattern = pattern(longest ? text.substring(1) : text);
        String whole = value.orElse("");
        for (int i = 0; i <= whole.length(); i++) {
            int length = longest ? whole.length() - i : i;
            int cut = beginning ? length : whole.length() - length;
            String part = beginning ? whole.substring(0, cut) : whole.substring(cut);
            if (pattern.matcher(part).matches()) {
                return beginning ? whole.substring(cut) : whole.substring(0, cut);
            }
        }
        return whole;
    }

    private static Pattern pattern(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            regex.append(
                    switch (c) {
                        case '*' -> ".*";
                        case '?' -> ".";
                        default -> Pattern.quote(String.valueOf(c));
                    });
        }
        return Pattern.compile(regex.toString());
    }
}
