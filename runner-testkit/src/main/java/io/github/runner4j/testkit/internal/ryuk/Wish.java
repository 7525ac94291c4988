package io.github.runner4j.testkit.internal.ryuk;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a client wants to be removed.
 *
 * @param labels all that it has to carry, each a name with its value or a name alone; at least one
 */
record Wish(Set<String> labels) {

    private static final String LABEL = "label";

    /** Reads {@code label=a%3Db&label=c}; nothing when there is no label in it, or something else. */
    static Optional<Wish> parse(String line) {
        Set<String> labels = new TreeSet<>();
        for (String part : line.split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals < 0 || !decoded(part.substring(0, equals)).equals(Optional.of(LABEL))) {
                return Optional.empty();
            }
            Optional<String> label = decoded(part.substring(equals + 1)).filter(each -> !each.isEmpty());
            if (label.isEmpty()) {
                return Optional.empty();
            }
            labels.add(label.get());
        }
        return Optional.of(new Wish(labels));
    }

    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    boolean fits(Map<String, String> actual) {
        return labels.stream().allMatch(each -> {
            int equals = each.indexOf('=');
            return equals < 0
                    ? actual.containsKey(each)
                    : each.substring(equals + 1).equals(actual.get(each.substring(0, equals)));
        });
    }
}
