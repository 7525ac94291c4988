package io.github.runner4j.testkit.internal.container;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The words that a container starts with.
 *
 * @param path the first
 * @param arguments the others
 */
record Command(String path, List<String> arguments) {

    /** The entrypoint and the command after it. */
    static Command of(JsonNode config) {
        List<String> words = new ArrayList<>();
        config.path("Entrypoint").forEach(each -> words.add(each.asText()));
        config.path("Cmd").forEach(each -> words.add(each.asText()));
        return words.isEmpty()
                ? new Command("", List.of())
                : new Command(words.get(0), List.copyOf(words.subList(1, words.size())));
    }

    List<String> words() {
        List<String> words = new ArrayList<>(arguments);
        words.add(0, path);
        return words;
    }
}
