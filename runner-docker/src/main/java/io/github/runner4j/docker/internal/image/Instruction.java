package io.github.runner4j.docker.internal.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One instruction of a Dockerfile.
 *
 * @param line where it begins, from 1
 * @param text the whole of it, continued lines joined
 * @param heredoc whether the lines after it are its input
 */
record Instruction(int line, String text, boolean heredoc) {

    /** The word it begins with, in upper case; for {@code ONBUILD RUN …} that is {@code ONBUILD}. */
    String keyword() {
        return words().get(0).toUpperCase(Locale.ROOT);
    }

    /** Its words after the keyword, flags left out. */
    List<String> arguments() {
        return words().stream().skip(1).dropWhile(word -> word.startsWith("--")).toList();
    }

    /** Its flags as they stand there: {@code --from=build}. */
    List<String> flags() {
        return words().stream().skip(1).takeWhile(word -> word.startsWith("--")).toList();
    }

    /** The value of a flag. */
    Optional<String> flag(String name) {
        return flags().stream()
                .filter(flag -> flag.startsWith("--" + name + "="))
                .map(flag -> flag.substring(name.length() + 3))
                .findFirst();
    }

    private List<String> words() {
        List<String> words = new ArrayList<>(List.of(text.strip().split("\\s+")));
        return words;
    }
}
