package io.github.runner4j.config.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A single value.
 *
 * @param allowed what is accepted, in words
 * @param schema what is accepted, as a JSON Schema
 * @param parse gives nothing for a text that is not accepted
 * @param meant what was probably meant by a text that is not accepted
 * @param <T> what the text becomes
 */
record Word<T>(
        String allowed,
        Map<String, Object> schema,
        Function<String, Optional<T>> parse,
        Function<String, Optional<String>> meant)
        implements Shape<T> {

    static <T> Word<T> of(String allowed, Map<String, Object> schema, Function<String, Optional<T>> parse) {
        return new Word<>(allowed, schema, parse, text -> Optional.empty());
    }

    /** One of a few words. */
    static <T> Word<T> choice(Map<String, T> choices) {
        List<String> words = List.copyOf(choices.keySet());
        return new Word<>(
                String.join(", ", words),
                Map.of("enum", words),
                text -> Optional.ofNullable(choices.get(text)),
                text -> Spelling.nearest(text, words));
    }

    static Word<String> choice(String... words) {
        Map<String, String> choices = new LinkedHashMap<>();
        for (String word : words) {
            choices.put(word, word);
        }
        return choice(choices);
    }

    Word<T> meaning(Function<String, Optional<String>> suggestion) {
        return new Word<>(allowed, schema, parse, suggestion);
    }

    @Override
    public Optional<T> read(ConfigNode node, String path, Problems problems) {
        Optional<T> value = node instanceof ConfigNode.Scalar scalar ? parse.apply(scalar.text()) : Optional.empty();
        if (value.isEmpty()) {
            problems.refuse(node, path, allowed, suggestion(node));
        }
        return value;
    }

    private Optional<String> suggestion(ConfigNode node) {
        return node instanceof ConfigNode.Scalar scalar && !scalar.secret()
                ? meant.apply(scalar.text())
                : Optional.empty();
    }
}
