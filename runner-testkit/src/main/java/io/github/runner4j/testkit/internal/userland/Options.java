package io.github.runner4j.testkit.internal.userland;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The options among some words, in the manner of getopt(3). */
public final class Options {

    private record Given(char letter, String value) {}

    private final List<Given> given = new ArrayList<>();
    private final List<String> rest = new ArrayList<>();

    private Options() {}

    /** Reads them: letters, with a colon after those that take a value; a plus in front ends them at the first other word. */
    public static Options parse(List<String> words, String letters) throws IOException {
        return parse(words, letters, Map.of());
    }

    /** The same, with long names for letters. */
    public static Options parse(List<String> words, String letters, Map<String, Character> names) throws IOException {
        Options options = new Options();
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at);
            if (word.equals("--") || (letters.startsWith("+") && !isOption(word))) {
                options.rest.addAll(words.subList(word.equals("--") ? at + 1 : at, words.size()));
                break;
            } else if (!isOption(word)) {
                options.rest.add(word);
            } else {
                String next = at + 1 < words.size() ? words.get(at + 1) : null;
                boolean used = word.startsWith("--")
                        ? options.longOption(word.substring(2), letters, names, next)
                        : options.shortOptions(word, letters, next);
                at += used ? 1 : 0;
            }
        }
        return options;
    }

    public boolean has(char letter) {
        return given.stream().anyMatch(each -> each.letter == letter);
    }

    /** The last value that was given for a letter. */
    public Optional<String> value(char letter) {
        return values(letter).stream().reduce((first, second) -> second);
    }

    /** All values that were given for a letter. */
    public List<String> values(char letter) {
        return given.stream()
                .filter(each -> each.letter == letter)
                .map(Given::value)
                .toList();
    }

    /** The words that are no options. */
    public List<String> rest() {
        return List.copyOf(rest);
    }

    private static boolean isOption(String word) {
        return word.length() > 1 && word.startsWith("-");
    }

    private boolean shortOptions(String word, String letters, @Nullable String next) throws IOException {
        for (int at = 1; at < word.length(); at++) {
            char letter = word.charAt(at);
            int known = letter == ':' || letter == '+' ? -1 : letters.indexOf(letter);
            if (known < 0) {
                throw new IOException("invalid option -- '" + letter + "'");
            }
            if (!takesValue(letters, known)) {
                given.add(new Given(letter, ""));
            } else if (at + 1 < word.length()) {
                given.add(new Given(letter, word.substring(at + 1)));
                return false;
            } else if (next == null) {
                throw new IOException("option requires an argument -- '" + letter + "'");
            } else {
                given.add(new Given(letter, next));
                return true;
            }
        }
        return false;
    }

    private boolean longOption(String word, String letters, Map<String, Character> names, @Nullable String next)
            throws IOException {
        String[] parts = word.split("=", 2);
        Character letter = names.get(parts[0]);
        if (letter == null) {
            throw new IOException("unrecognized option '--" + word + "'");
        }
        boolean takesValue = takesValue(letters, letters.indexOf(letter));
        if (takesValue && parts.length == 1 && next == null) {
            throw new IOException("option '--" + word + "' requires an argument");
        }
        boolean useNext = takesValue && parts.length == 1;
        given.add(new Given(letter, parts.length == 2 ? parts[1] : useNext && next != null ? next : ""));
        return useNext;
    }

    private static boolean takesValue(String letters, int at) {
        return at >= 0 && at + 1 < letters.length() && letters.charAt(at + 1) == ':';
    }
}
