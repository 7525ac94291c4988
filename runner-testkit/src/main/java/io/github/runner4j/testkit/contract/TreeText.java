package io.github.runner4j.testkit.contract;

import io.github.runner4j.source.Content;
import io.github.runner4j.source.SourceEntry;
import io.github.runner4j.source.SourceException;
import io.github.runner4j.source.SourceTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** What a tree holds, as texts that can be compared: kind, size and bytes by path. */
final class TreeText {

    private TreeText() {}

    static Map<String, String> of(SourceTree tree) {
        Map<String, String> all = new TreeMap<>();
        walk(tree, "", (entry, text) -> all.put(entry.path(), text));
        return all;
    }

    /** The entries that the tree still gives; it may refuse files that have changed, but only by saying so. */
    static Set<Map.Entry<String, String>> ofWhatCanBeRead(SourceTree tree) {
        Set<Map.Entry<String, String>> all = new HashSet<>();
        try {
            walk(tree, "", (entry, text) -> all.add(Map.entry(entry.path(), text)));
        } catch (SourceException | UncheckedIOException e) {
            return all;
        }
        return all;
    }

    private static void walk(SourceTree tree, String directory, BiConsumer<SourceEntry, String> found) {
        for (SourceEntry each : tree.children(directory)) {
            if (each.isDirectory()) {
                walk(tree, each.path(), found);
            } else {
                found.accept(each, text(tree, each));
            }
        }
    }

    private static String text(SourceTree tree, SourceEntry entry) {
        Content content = tree.open(entry);
        try (InputStream in = content.stream()) {
            return entry.kind() + " of " + content.size() + " bytes: "
                    + HexFormat.of().formatHex(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
