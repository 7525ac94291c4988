package io.github.runner4j.docker.internal.yaml;

import io.github.runner4j.docker.internal.yaml.YamlNode.Entry;
import io.github.runner4j.docker.internal.yaml.YamlNode.Mapping;
import io.github.runner4j.docker.internal.yaml.YamlNode.Scalar;
import io.github.runner4j.docker.internal.yaml.YamlNode.Sequence;
import io.github.runner4j.error.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A group of keys while it is being read. What the reader asks for is what is known: {@link #close()} reports every other key,
 * and the required ones that are missing.
 */
final class Section implements AutoCloseable {

    private final String path;
    private final Place place;
    private final List<Entry> entries;
    private final Problems problems;
    private final Set<String> known = new LinkedHashSet<>();
    private final Set<String> missing = new LinkedHashSet<>();

    private Section(String path, Place place, List<Entry> entries, Problems problems) {
        this.path = path;
        this.place = place;
        this.entries = entries;
        this.problems = problems;
    }

    /** The whole file; without a document it is a group without keys. */
    static Section root(Optional<YamlNode> node, Problems problems) {
        Place start = node.map(YamlNode::place).orElse(new Place(problems.file(), 1, 1));
        return of("", start, node.orElse(new Mapping(start, List.of())), problems);
    }

    private static Section of(String path, Place place, YamlNode node, Problems problems) {
        List<Entry> entries = List.of();
        if (node instanceof Mapping mapping) {
            entries = mapping.entries();
            reportDuplicates(path, entries, problems);
        } else if (!isEmpty(node)) {
            problems.add(node.place(), path, "is " + node.kind() + ". Allowed: a group of keys (name: value).");
        }
        return new Section(path, place, entries, problems);
    }

    private static void reportDuplicates(String path, List<Entry> entries, Problems problems) {
        Set<String> seen = new HashSet<>();
        for (Entry entry : entries) {
            if (!seen.add(entry.key().text())) {
                String key = Shown.key(entry.key().text());
                problems.add(entry.key().place(), path, "has the key " + key + " twice. Remove one.");
            }
        }
    }

    /** Takes note that the key has to be there. */
    Section require(String key) {
        if (entry(key).isEmpty()) {
            missing.add(key);
        } else if (take(key).isEmpty()) {
            report(key, entry(key).orElseThrow().key().place(), "has no value. It is required.");
        }
        return this;
    }

    boolean has(String key) {
        return take(key).isPresent();
    }

    boolean isEmptyList(String key) {
        return take(key)
                .filter(node -> node instanceof Sequence list && list.items().isEmpty())
                .isPresent();
    }

    /** A text that passes a check. */
    Optional<String> text(String key, Predicate<String> accepted, String allowed) {
        return value(key, text -> Optional.of(text).filter(accepted), allowed);
    }

    /** One of a few words; a misspelt one is answered with the word that was probably meant. */
    Optional<String> choice(String key, List<String> words) {
        Optional<YamlNode> node = take(key);
        if (node.isPresent() && node.get() instanceof Scalar scalar && !words.contains(scalar.text())) {
            report(
                    key,
                    scalar.place(),
                    Shown.value(key, scalar.text()) + " is not accepted." + didYouMean(scalar.text(), words)
                            + " Allowed: " + String.join(", ", words) + ".");
            return Optional.empty();
        }
        return text(key, words::contains, String.join(", ", words));
    }

    private static String didYouMean(String written, Collection<String> words) {
        return Spelling.nearest(written, words)
                .map(word -> " Did you mean " + word + "?")
                .orElse("");
    }

    /** A value made of a text; an empty result means that the text is not accepted. */
    <T> Optional<T> value(String key, Function<String, Optional<T>> parse, String allowed) {
        return take(key).flatMap(node -> parsed(pathOf(key), node, parse, allowed));
    }

    /** A list of values, each made of a text. */
    <T> List<T> values(String key, Function<String, Optional<T>> parse, String allowed) {
        List<T> values = new ArrayList<>();
        List<YamlNode> items = items(key, allowed);
        for (int i = 0; i < items.size(); i++) {
            parsed(pathOf(key) + "[" + i + "]", items.get(i), parse, allowed).ifPresent(values::add);
        }
        return values;
    }

    private List<YamlNode> items(String key, String allowed) {
        Optional<YamlNode> node = take(key);
        if (node.isEmpty()) {
            return List.of();
        }
        if (node.get() instanceof Sequence sequence) {
            return sequence.items();
        }
        report(
                key,
                node.get().place(),
                "is " + node.get().kind() + ". Allowed: a list [a, b]; each entry " + allowed + ".");
        return List.of();
    }

    private <T> Optional<T> parsed(String where, YamlNode node, Function<String, Optional<T>> parse, String allowed) {
        if (!(node instanceof Scalar scalar)) {
            problems.add(node.place(), where, "is " + node.kind() + ". Allowed: " + allowed + ".");
            return Optional.empty();
        }
        Optional<T> value = parse.apply(scalar.text());
        if (value.isEmpty()) {
            String shown = Shown.value(where, scalar.text());
            problems.add(node.place(), where, shown + " is not accepted. Allowed: " + allowed + ".");
        }
        return value;
    }

    /** A group of keys below this one. */
    Optional<Section> section(String key) {
        return take(key)
                .map(node -> of(pathOf(key), entry(key).orElseThrow().key().place(), node, problems));
    }

    /** All keys with their texts, for a group whose keys are free. */
    List<Entry> texts(Predicate<String> acceptedName, String allowedName) {
        List<Entry> texts = new ArrayList<>();
        for (Entry entry : entries) {
            known.add(entry.key().text());
            String where = path + "[" + Shown.key(entry.key().text()) + "]";
            if (!acceptedName.test(entry.key().text())) {
                problems.add(entry.key().place(), where, "this name is not accepted. Allowed: " + allowedName + ".");
            } else if (!(entry.value() instanceof Scalar)) {
                problems.add(
                        entry.value().place(), where, "is " + entry.value().kind() + ". Allowed: a text or a number.");
            } else {
                texts.add(entry);
            }
        }
        return texts;
    }

    /** Reports a problem with one of the keys. */
    void report(String key, Place where, String message) {
        problems.add(where, pathOf(key), message);
    }

    /** Reports a problem where the key stands. */
    void report(String key, String message) {
        report(key, entry(key).map(each -> each.key().place()).orElse(place), message);
    }

    @Override
    public void close() {
        for (Entry entry : entries) {
            if (!known.contains(entry.key().text())
                    && !missing.contains(entry.key().text())) {
                reportUnknown(entry.key());
            }
        }
        missing.forEach(key -> report(key, place, "is missing. It is required."));
    }

    private void reportUnknown(Scalar key) {
        Set<String> all = new TreeSet<>(known);
        all.addAll(missing);
        // A misspelt key is one mistake: the right one is not reported as missing besides.
        Spelling.nearest(key.text(), all).ifPresent(missing::remove);
        report(
                Shown.key(key.text()),
                key.place(),
                "is not a known key." + didYouMean(key.text(), all) + " Allowed: " + String.join(", ", all) + ".");
    }

    private Optional<YamlNode> take(String key) {
        known.add(key);
        return entry(key).map(Entry::value).filter(node -> !isEmpty(node));
    }

    private Optional<Entry> entry(String key) {
        return entries.stream().filter(each -> each.key().text().equals(key)).findFirst();
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static boolean isEmpty(YamlNode node) {
        return node instanceof Scalar scalar && scalar.isEmpty();
    }
}
