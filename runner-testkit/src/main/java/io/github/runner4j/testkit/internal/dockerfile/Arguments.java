package io.github.runner4j.testkit.internal.dockerfile;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.golang.GoQuote;
import io.github.runner4j.testkit.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The arguments of a line, taken apart as its instruction wants it.
 *
 * @param values the arguments; of ENV and LABEL names and values in turn
 * @param json whether they were a JSON array
 */
record Arguments(List<String> values, boolean json) {

    private static final Pattern SPACES = Pattern.compile("[\\t\\x0B\\f\\r ]+");

    /** Takes them apart; those of an instruction that is none are not looked at. */
    static Arguments of(String instruction, String text, char escape) {
        return switch (instruction.toLowerCase(Locale.ROOT)) {
            case "add", "copy", "volume" -> json(text).orElseGet(() -> plain(spaced(text)));
            case "cmd", "entrypoint", "run", "shell" -> json(text).orElseGet(() -> plain(whole(text)));
            case "env", "label" -> plain(pairs(instruction.toUpperCase(Locale.ROOT), text, escape));
            case "arg" -> plain(Words.of(text, escape));
            case "expose", "from" -> plain(spaced(text));
            case "healthcheck" -> check(text);
            case "maintainer", "stopsignal", "user", "workdir" -> plain(whole(text));
            default -> plain(List.of());
        };
    }

    private static Arguments plain(List<String> values) {
        return new Arguments(values, false);
    }

    private static List<String> whole(String text) {
        return text.isEmpty() ? List.of() : List.of(text);
    }

    private static List<String> spaced(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(SPACES.split(text, -1));
    }

    private static Optional<Arguments> json(String text) {
        if (!text.startsWith("[")) {
            return Optional.empty();
        }
        Optional<JsonNode> array =
                Json.parse(text.getBytes(StandardCharsets.UTF_8)).filter(JsonNode::isArray);
        List<String> values = new ArrayList<>();
        for (JsonNode value : array.orElse(Json.array())) {
            if (!value.isTextual()) {
                throw Refusal.badParameter("when using JSON array syntax, arrays must be comprised of strings only");
            }
            values.add(value.asText());
        }
        return array.map(there -> new Arguments(values, true));
    }

    private static Arguments check(String text) {
        String[] parts = text.split("\\s+", 2);
        if (parts[0].isEmpty()) {
            return plain(List.of());
        }
        Arguments rest = parts.length == 1 ? plain(List.of()) : json(parts[1]).orElseGet(() -> plain(whole(parts[1])));
        List<String> values = new ArrayList<>(rest.values);
        values.add(0, parts[0]);
        return new Arguments(values, rest.json);
    }

    private static List<String> pairs(String instruction, String text, char escape) {
        List<String> words = Words.of(text, escape);
        if (words.isEmpty()) {
            return List.of();
        }
        if (!words.get(0).contains("=")) {
            String[] parts = SPACES.split(text, 2);
            if (parts.length < 2) {
                throw Refusal.badParameter(instruction + " must have two arguments");
            }
            return List.of(parts);
        }
        List<String> pairs = new ArrayList<>();
        for (String word : words) {
            if (!word.contains("=")) {
                throw Refusal.badParameter(
                        "Syntax error - can't find = in " + GoQuote.quote(word) + ". Must be of the form: name=value");
            }
            pairs.addAll(Arrays.asList(word.split("=", 2)));
        }
        return pairs;
    }
}
