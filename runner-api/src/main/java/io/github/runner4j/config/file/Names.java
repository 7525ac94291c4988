package io.github.runner4j.config.file;

import io.github.runner4j.config.file.ConfigNode.Entry;
import io.github.runner4j.config.file.ConfigNode.Mapping;
import io.github.runner4j.config.file.ConfigNode.Scalar;
import io.github.runner4j.error.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A group whose keys are free, such as an environment.
 *
 * @param name what the keys may be
 * @param allowedName what the keys may be, in words
 * @param value how each value is read
 * @param <T> what each value becomes
 */
record Names<T>(Pattern name, String allowedName, Shape<T> value) implements Shape<List<Names.Named<T>>> {

    /** One of the keys, its value, and where that stands. */
    record Named<T>(String name, T value, Place place, boolean secret) {}

    @Override
    public Optional<List<Named<T>>> read(ConfigNode node, String path, Problems problems) {
        if (!(node instanceof Mapping mapping)) {
            problems.refuse(node, path, "a group of keys (name: value)", Optional.empty());
            return Optional.empty();
        }
        List<Named<T>> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Entry entry : mapping.entries()) {
            if (accepted(entry.key(), path, seen, problems)) {
                read(entry, path, problems).ifPresent(all::add);
            }
        }
        return Optional.of(all);
    }

    private boolean accepted(Scalar key, String path, Set<String> seen, Problems problems) {
        String where = path + "[" + Shown.key(key.text()) + "]";
        if (!name.matcher(key.text()).matches()) {
            problems.add(key.place(), where, "this name is not accepted. Allowed: " + allowedName + ".");
            return false;
        }
        if (!seen.add(key.text())) {
            problems.add(key.place(), path, "has the key " + Shown.key(key.text()) + " twice. Remove one.");
            return false;
        }
        return true;
    }

    private Optional<Named<T>> read(Entry entry, String path, Problems problems) {
        String key = entry.key().text();
        boolean secret = entry.value() instanceof Scalar scalar && scalar.secret();
        return value.read(entry.value(), path + "[" + Shown.key(key) + "]", problems)
                .map(read -> new Named<>(key, read, entry.value().place(), secret));
    }

    @Override
    public String allowed() {
        return "a group of keys (name: value); each name " + allowedName;
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of(
                "type",
                "object",
                "propertyNames",
                Map.of("pattern", "^(?:" + name.pattern() + ")$"),
                "additionalProperties",
                value.schema());
    }
}
