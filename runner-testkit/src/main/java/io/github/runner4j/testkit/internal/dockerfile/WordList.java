package io.github.runner4j.testkit.internal.dockerfile;

import java.util.ArrayList;
import java.util.List;

/** Words that come piece by piece. */
final class WordList {

    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();

    /** Adds to the word, white space too. */
    void add(String text) {
        word.append(text);
    }

    /** Adds to the word; white space ends it. */
    void addSpaced(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c)) {
                end();
            } else {
                word.append(c);
            }
        }
    }

    List<String> finished() {
        end();
        return List.copyOf(words);
    }

    private void end() {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }
}
