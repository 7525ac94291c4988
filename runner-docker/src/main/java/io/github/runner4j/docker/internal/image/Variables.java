package io.github.runner4j.docker.internal.image;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts arguments into a word of a Dockerfile: {@code $NAME}, {@code ${NAME}}, {@code ${NAME:-default}}, {@code ${NAME:+other}}. */
final class Variables {

    private static final Pattern USE =
            Pattern.compile("\\$(?:(\\w+)|\\{(\\w+)(?:(:?[-+])([^{}$]*+(?:\\$\\{\\w+}[^{}$]*+)*+))?})");

    /** Arguments in defaults in defaults: deeper than this nobody writes. */
    private static final int DEEPEST = 5;

    private Variables() {}

    /** The word with what is known put in and its quotes gone; what is unknown and has no default stays as it stands. */
    static String expand(String word, Map<String, String> values, char escape) {
        return expand(unquote(word), values, escape, DEEPEST);
    }

    private static String expand(String word, Map<String, String> values, char escape, int depth) {
        Matcher use = USE.matcher(word);
        StringBuilder out = new StringBuilder();
        while (depth > 0 && use.find()) {
            boolean escaped = use.start() > 0 && word.charAt(use.start() - 1) == escape;
            String found = escaped ? use.group() : expand(value(use, values), values, escape, depth - 1);
            use.appendReplacement(out, Matcher.quoteReplacement(found));
        }
        return depth == 0 ? word : use.appendTail(out).toString();
    }

    private static String value(Matcher use, Map<String, String> values) {
        String name = use.group(1) == null ? use.group(2) : use.group(1);
        String operator = use.group(3) == null ? "" : use.group(3);
        String value = values.get(name);
        boolean missing = value == null || (operator.startsWith(":") && value.isEmpty());
        if (operator.endsWith("+")) {
            return missing ? "" : use.group(4);
        }
        if (operator.endsWith("-") && missing) {
            return use.group(4);
        }
        return value == null ? use.group() : value;
    }

    private static String unquote(String word) {
        boolean quoted = word.length() > 1
                && (word.charAt(0) == '"' || word.charAt(0) == '\'')
                && word.charAt(word.length() - 1) == word.charAt(0);
        return quoted ? word.substring(1, word.length() - 1) : word;
    }
}
