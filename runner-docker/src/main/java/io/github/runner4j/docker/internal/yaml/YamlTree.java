package io.github.runner4j.docker.internal.yaml;

import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.file.ConfigNode;
import io.github.runner4j.config.file.ConfigNode.Entry;
import io.github.runner4j.config.file.ConfigNode.Mapping;
import io.github.runner4j.config.file.ConfigNode.Scalar;
import io.github.runner4j.config.file.ConfigNode.Sequence;
import io.github.runner4j.config.file.ConfigText;
import io.github.runner4j.config.file.Places;
import io.github.runner4j.error.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.Event.ID;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;

/**
 * Builds the trees of YAML documents from the parser's events. It is not left to SnakeYAML's own composer, because that one
 * turns text into types (a {@code no} into a boolean, {@code 1:30} into 90) and bounds neither keys nor nodes.
 */
final class YamlTree {

    private static final int MOST_NODES = 100_000;
    private static final int MOST_KEYS = 30_000;
    private static final int MOST_KEYS_OF_A_GROUP = 10_000;
    private static final int MOST_DOCUMENTS = 1_000;
    private static final int MOST_LEVELS = 32;
    private static final int MOST_ALIASES = 100;

    /** The types that YAML itself defines; they change nothing, as all values are read as text. */
    private static final String OWN_TAGS = "tag:yaml.org,2002:";

    private final Places places;
    private final Parser parser;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private Place last;
    private int nodes;
    private int keys;
    private int aliases;
    private int deepest;

    /** What an anchor names, and how many values, keys and levels that is with all aliases in it followed. */
    private record Anchored(ConfigNode node, int values, int keys, int levels) {}

    private YamlTree(ConfigText text, Places places) {
        this.places = places;
        this.parser = new ParserImpl(new WholeText(text.text()), new LoaderOptions());
        this.last = places.at(0);
    }

    /** The roots of the documents. */
    static List<ConfigNode> parse(ConfigText text) {
        Places places = Places.of(text);
        return YamlFaults.reported(text, places, () -> new YamlTree(text, places).documents());
    }

    private List<ConfigNode> documents() {
        List<ConfigNode> roots = new ArrayList<>();
        next();
        for (Event event = next(); !event.is(ID.StreamEnd); event = next()) {
            if (roots.size() == MOST_DOCUMENTS) {
                throw fault(event, "the file has more than " + MOST_DOCUMENTS + " documents, the most that is read.");
            }
            anchors.clear();
            roots.add(node(next(), 1));
            next();
        }
        return roots;
    }

    private ConfigNode node(Event event, int level) {
        count(event, 1);
        descend(event, level);
        if (event instanceof AliasEvent alias) {
            return aliased(alias, level);
        }
        String anchor = ((NodeEvent) event).getAnchor();
        return anchor == null ? content(event, level) : anchored(anchor, event, level);
    }

    private ConfigNode content(Event event, int level) {
        return switch (event.getEventId()) {
            case Scalar -> scalar((ScalarEvent) event);
            case SequenceStart -> sequence((CollectionStartEvent) event, level);
            default -> mapping((CollectionStartEvent) event, level);
        };
    }

    private ConfigNode anchored(String anchor, Event event, int level) {
        int before = nodes;
        int keysBefore = keys;
        int outside = deepest;
        deepest = level;
        ConfigNode node = content(event, level);
        anchors.put(anchor, new Anchored(node, nodes - before + 1, keys - keysBefore, deepest - level));
        deepest = Math.max(deepest, outside);
        return node;
    }

    private void descend(Event event, int level) {
        if (level > MOST_LEVELS) {
            throw fault(event, "values are nested more than " + MOST_LEVELS + " levels deep, the most that is read.");
        }
        deepest = Math.max(deepest, level);
    }

    /** What an alias stands for counts each time, in number and in depth: whoever walks through the tree meets it each time. */
    private void count(Event event, int values) {
        nodes += values;
        if (nodes > MOST_NODES) {
            throw fault(event, "the file has more than " + MOST_NODES + " values, the most that is read.");
        }
    }

    private void countKeys(Event event, int more) {
        keys += more;
        if (keys > MOST_KEYS) {
            throw fault(event, "the file has more than " + MOST_KEYS + " keys, the most that is read.");
        }
    }

    private ConfigNode aliased(AliasEvent alias, int level) {
        if (++aliases > MOST_ALIASES) {
            throw fault(alias, "the file has more than " + MOST_ALIASES + " aliases (*name), the most that is read.");
        }
        Anchored target = anchors.get(alias.getAnchor());
        if (target == null) {
            throw fault(alias, "this alias (*name) has no anchor (&name) that ends before it.");
        }
        count(alias, target.values());
        countKeys(alias, target.keys());
        descend(alias, level + target.levels());
        return target.node();
    }

    private Scalar scalar(ScalarEvent event) {
        requireOwnTag(event, event.getTag());
        if (event.getValue().indexOf('\0') >= 0) {
            throw fault(event, "this text holds a NUL character, which no setting may.");
        }
        return Scalar.of(place(event), event.getValue(), event.getScalarStyle() != ScalarStyle.PLAIN);
    }

    private Sequence sequence(CollectionStartEvent start, int level) {
        requireOwnTag(start, start.getTag());
        List<ConfigNode> items = new ArrayList<>();
        for (Event event = next(); !event.is(ID.SequenceEnd); event = next()) {
            items.add(node(event, level + 1));
        }
        return new Sequence(place(start), items);
    }

    private Mapping mapping(CollectionStartEvent start, int level) {
        requireOwnTag(start, start.getTag());
        List<Entry> entries = new ArrayList<>();
        for (Event event = next(); !event.is(ID.MappingEnd); event = next()) {
            if (entries.size() == MOST_KEYS_OF_A_GROUP) {
                throw fault(
                        event, "this group has more than " + MOST_KEYS_OF_A_GROUP + " keys, the most that is read.");
            }
            countKeys(event, 1);
            if (!(node(event, level + 1) instanceof Scalar key)) {
                throw fault(event, "a key has to be a plain word; here it is a list or a group.");
            }
            entries.add(new Entry(key, node(next(), level + 1)));
        }
        return new Mapping(place(start), entries);
    }

    private void requireOwnTag(Event event, @Nullable String tag) {
        if (tag != null && !tag.startsWith(OWN_TAGS) && !tag.equals("!")) {
            throw fault(event, "a value with a type of its own (!name) is not accepted. Remove the type.");
        }
    }

    private Event next() {
        Event event = parser.getEvent();
        last = place(event);
        return event;
    }

    private Place place(Event event) {
        Mark mark = event.getStartMark();
        return mark == null ? last : places.at(mark.getIndex());
    }

    private RuntimeException fault(Event event, String message) {
        return ConfigException.fatal(place(event), message);
    }
}
