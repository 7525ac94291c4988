package io.github.runner4j.docker.internal.git.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One line of a {@code .gitattributes} file. Source: gitattributes(5).
 *
 * @param macro whether the line defines a macro, whose name then stands for the pattern
 * @param pattern what it matches
 * @param states the attributes in the order of the line
 */
record AttributeRule(boolean macro, String pattern, List<State> states) {

    /** A line that is longer is ignored. Source: git's {@code attr.h}, ATTR_MAX_LINE_LENGTH. */
    private static final int LONGEST_LINE = 2048;

    private static final String MACRO = "[attr]";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.][A-Za-z0-9_.-]*");

    /** What a line says of an attribute that it sets without a value, takes away, or leaves open. */
    static final String TRUE = "\0true";

    static final String FALSE = "\0false";
    static final String UNSPECIFIED = "\0unspecified";

    /**
     * An attribute and its state.
     *
     * @param name the attribute
     * @param value a text, or one of the three constants
     */
    record State(String name, String value) {}

    static List<AttributeRule> parse(String text, boolean macrosAllowed) {
        List<AttributeRule> rules = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            parseLine(line).filter(rule -> macrosAllowed || !rule.macro()).ifPresent(rules::add);
        }
        return rules;
    }

    private static Optional<AttributeRule> parseLine(String raw) {
        String line = strip(raw);
        if (line.isEmpty() || line.startsWith("#") || raw.length() >= LONGEST_LINE) {
            return Optional.empty();
        }
        StringBuilder pattern = new StringBuilder();
        int rest = line.startsWith("\"") ? QuotedPattern.read(line, pattern) : -1;
        if (rest < 0) {
            rest = wordEnd(line);
            pattern.setLength(0);
            pattern.append(line, 0, rest);
        }
        boolean macro = pattern.length() > MACRO.length() && pattern.toString().startsWith(MACRO);
        if (pattern.charAt(0) == '!') {
            // Negative patterns mean nothing here, says gitattributes(5).
            return Optional.empty();
        }
        if (macro) {
            pattern.delete(0, MACRO.length());
            if (!NAME.matcher(pattern).matches()) {
                return Optional.empty();
            }
        }
        return states(line.substring(rest)).map(states -> new AttributeRule(macro, pattern.toString(), states));
    }

    private static int wordEnd(String line) {
        int end = 0;
        while (end < line.length() && " \t\r".indexOf(line.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static String strip(String line) {
        int start = 0;
        while (start < line.length() && " \t\r".indexOf(line.charAt(start)) >= 0) {
            start++;
        }
        return line.substring(start);
    }

    private static Optional<List<State>> states(String text) {
        List<State> states = new ArrayList<>();
        for (String word : text.split("[ \t\r]+", -1)) {
            if (word.isEmpty()) {
                continue;
            }
            State state = state(word);
            if (!NAME.matcher(state.name()).matches()) {
                // One bad name makes git ignore the whole line.
                return Optional.empty();
            }
            if (!state.name().toLowerCase(Locale.ROOT).startsWith("builtin_")) {
                states.add(state);
            }
        }
        return Optional.of(states);
    }

    private static State state(String word) {
        int equals = word.indexOf('=');
        if (word.startsWith("-") || word.startsWith("!")) {
            String name = equals < 0 ? word.substring(1) : word.substring(1, equals);
            return new State(name, word.startsWith("-") ? FALSE : UNSPECIFIED);
        }
        return equals < 0 ? new State(word, TRUE) : new State(word.substring(0, equals), word.substring(equals + 1));
    }

    /** Whether the line is about a file: its path relative to the folder of the line's file. */
    boolean about(String relative) {
        if (macro || pattern.endsWith("/")) {
            // A pattern for directories says nothing about the files in them.
            return false;
        }
        if (!pattern.contains("/")) {
            return Wildmatch.matches(pattern, relative.substring(relative.lastIndexOf('/') + 1));
        }
        return Wildmatch.matches(pattern.startsWith("/") ? pattern.substring(1) : pattern, relative);
    }
}
