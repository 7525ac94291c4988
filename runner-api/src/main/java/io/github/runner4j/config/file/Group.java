package io.github.runner4j.config.file;

import io.github.runner4j.config.Problem;
import io.github.runner4j.config.file.ConfigNode.Entry;
import io.github.runner4j.config.file.ConfigNode.Mapping;
import io.github.runner4j.config.file.ConfigNode.Scalar;
import io.github.runner4j.error.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A group of keys that are all known by name. Every other key is a mistake, and so is a required one that is missing.
 *
 * @param start makes what the keys are read into
 * @param keys the keys
 * @param refused keys that people may look for, and why they are not accepted
 * @param <B> what the keys are read into
 */
record Group<B>(Supplier<B> start, List<Key<B>> keys, Map<String, String> refused) implements Shape<B> {

    private static final Pattern REST_OF_A_NUMBER = Pattern.compile("[0-9]{1,9}[a-zA-Z%]{0,3}");

    Group {
        keys = List.copyOf(keys);
        refused = Map.copyOf(refused);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    static <B> Group<B> of(Supplier<B> start, Key<B>... keys) {
        return new Group<>(start, List.of(keys), Map.of());
    }

    /** The same, with reasons why some keys are not accepted, however these are spelt: {@code capAdd}, {@code CAP_ADD}. */
    Group<B> refusing(Collection<String> names, String why) {
        Map<String, String> more = new HashMap<>();
        names.forEach(name -> more.put(name, why));
        return new Group<>(start, keys, more);
    }

    @Override
    public Optional<B> read(ConfigNode node, String path, Problems problems) {
        B target = start.get();
        return into(target, node, node.place(), path, problems) ? Optional.of(target) : Optional.empty();
    }

    /** Reads the keys into what is there already. Says whether it was a group at all. */
    boolean into(B target, ConfigNode node, Place place, String path, Problems problems) {
        if (!(node instanceof Mapping mapping)) {
            problems.refuse(node, path, allowed(), Optional.empty());
            return false;
        }
        Set<String> missing = new TreeSet<>();
        keys.stream().filter(Key::required).map(Key::name).forEach(missing::add);
        Set<String> seen = new HashSet<>();
        List<Scalar> unknown = new ArrayList<>();
        for (Entry entry : mapping.entries()) {
            String name = entry.key().text();
            if (!seen.add(name)) {
                problems.add(entry.key().place(), path, "has the key " + Shown.key(name) + " twice. Remove one.");
                continue;
            }
            missing.remove(name);
            Optional<Key<B>> key = key(name);
            key.ifPresent(known -> read(known, entry, target, path, problems));
            if (key.isEmpty()) {
                unknown.add(entry.key());
            }
        }
        unknown.forEach(name -> reportUnknown(name, path, missing, problems));
        missing.forEach(name -> problems.add(place, join(path, name), "is missing. It is required."));
        return true;
    }

    private void read(Key<B> key, Entry entry, B target, String path, Problems problems) {
        if (!(entry.value() instanceof Scalar scalar) || !scalar.isEmpty()) {
            key.reader().read(entry, join(path, key.name()), target, problems);
        } else if (key.required()) {
            problems.add(entry.key().place(), join(path, key.name()), "has no value. It is required.");
        }
    }

    private void reportUnknown(Scalar key, String path, Set<String> missing, Problems problems) {
        String where = join(path, Shown.key(key.text()));
        Optional<String> why = refused.entrySet().stream()
                .filter(each -> Spelling.simple(each.getKey()).equals(Spelling.simple(key.text())))
                .map(Map.Entry::getValue)
                .findFirst();
        if (why.isPresent()) {
            problems.add(key.place(), where, why.get());
            return;
        }
        Set<String> names = new TreeSet<>();
        keys.forEach(each -> names.add(each.name()));
        Optional<String> meant = Spelling.nearest(key.text(), names);
        // A misspelt key is one mistake: the right one is not reported as missing besides.
        meant.ifPresent(missing::remove);
        String allowed = String.join(", ", names);
        problems.add(new Problem(
                key.place(),
                where,
                "is not a known key."
                        + meant.map(word -> " Did you mean " + word + "?").orElseGet(() -> hint(key.text()))
                        + " Allowed: " + allowed + ".",
                Optional.empty(),
                Optional.of(allowed),
                meant));
    }

    /** What to say of a key that is near no known one. */
    private String hint(String key) {
        if (REST_OF_A_NUMBER.matcher(key).matches()) {
            return " Inside { } a comma begins the next key; a number has a point, as in 1.5.";
        }
        return Spelling.nearest(key, new TreeSet<>(refused.keySet()))
                .map(name -> " It looks like " + name + ", which " + refused.get(name))
                .orElse("");
    }

    private Optional<Key<B>> key(String name) {
        return keys.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    @Override
    public String allowed() {
        return "a group of keys (name: value)";
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        keys.forEach(key -> properties.put(key.name(), described(key)));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        schema.put("properties", properties);
        List<String> required =
                keys.stream().filter(Key::required).map(Key::name).toList();
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }

    private static Map<String, Object> described(Key<?> key) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("description", key.about());
        schema.putAll(key.shape().schema());
        return schema;
    }
}
