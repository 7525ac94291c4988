package io.github.runner4j.assembly;

import io.github.runner4j.image.BuildKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is written on an image: its key, and a digest of each ingredient, so that the next build can tell what changed. Build
 * arguments are no place for secrets, so that a digest of them may be read by whoever may read the image's history.
 */
final class KeyLabels {

    private static final String KEY = Labels.PREFIX + "build-key";
    private static final String INGREDIENTS = Labels.PREFIX + "build-ingredients";

    /** Digits of a digest: enough to tell two apart. */
    private static final int DIGITS = 16;

    private KeyLabels() {}

    /** The labels of an image; equal for equal keys. */
    static Map<String, String> of(BuildKey key) {
        String ingredients = digests(key).entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining(","));
        return Map.of(KEY, key.id(), INGREDIENTS, ingredients);
    }

    /** The ingredients that differ from those of an image, sorted; none when the image does not tell its own. */
    static List<String> changed(BuildKey key, Map<String, String> labels) {
        Map<String, String> old = read(labels.getOrDefault(INGREDIENTS, ""));
        if (old.isEmpty()) {
            return List.of();
        }
        Map<String, String> all = new TreeMap<>(old);
        all.putAll(digests(key));
        Map<String, String> now = digests(key);
        return all.keySet().stream()
                .filter(name -> !now.getOrDefault(name, "").equals(old.getOrDefault(name, "")))
                .toList();
    }

    private static Map<String, String> digests(BuildKey key) {
        Map<String, String> digests = new LinkedHashMap<>();
        key.ingredients().forEach((name, digest) -> digests.put(name, shorter(digest)));
        return digests;
    }

    private static String shorter(String digest) {
        return digest.substring(0, Math.min(DIGITS, digest.length()));
    }

    private static Map<String, String> read(String text) {
        Map<String, String> read = new TreeMap<>();
        for (String each : text.split(",", -1)) {
            int equals = each.indexOf('=');
            if (equals > 0) {
                read.put(each.substring(0, equals), each.substring(equals + 1));
            }
        }
        return read;
    }
}
