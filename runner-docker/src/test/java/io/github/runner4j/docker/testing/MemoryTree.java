package io.github.runner4j.docker.testing;

import io.github.runner4j.source.Content;
import io.github.runner4j.source.Revision;
import io.github.runner4j.source.SourceEntry;
import io.github.runner4j.source.SourceEntry.Kind;
import io.github.runner4j.source.SourceTree;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A tree in memory; directories come into being with what is in them. */
public final class MemoryTree implements SourceTree {

    private record Node(Kind kind, byte[] bytes) {}

    private final Map<String, Node> nodes = new TreeMap<>();

    public MemoryTree() {
        nodes.put("", new Node(Kind.DIRECTORY, new byte[0]));
    }

    public static MemoryTree of(String dockerfile) {
        return new MemoryTree().file("Dockerfile", dockerfile);
    }

    public MemoryTree file(String path, String text) {
        return file(path, text.getBytes(StandardCharsets.UTF_8));
    }

    public MemoryTree file(String path, byte[] bytes) {
        return put(path, Kind.FILE, bytes);
    }

    public MemoryTree executable(String path, String text) {
        return put(path, Kind.EXECUTABLE, text.getBytes(StandardCharsets.UTF_8));
    }

    public MemoryTree link(String path, String target) {
        return put(path, Kind.LINK, target.getBytes(StandardCharsets.UTF_8));
    }

    public MemoryTree directory(String path) {
        return put(path, Kind.DIRECTORY, new byte[0]);
    }

    private MemoryTree put(String path, Kind kind, byte[] bytes) {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            nodes.putIfAbsent(path.substring(0, slash), new Node(Kind.DIRECTORY, new byte[0]));
        }
        nodes.put(path, new Node(kind, bytes));
        return this;
    }

    @Override
    public Revision revision() {
        return new Revision("memory", Optional.empty());
    }

    @Override
    public Optional<SourceEntry> find(String path) {
        return Optional.ofNullable(nodes.get(path)).map(node -> new SourceEntry(path, node.kind));
    }

    @Override
    public List<SourceEntry> children(String directory) {
        String prefix = directory.isEmpty() ? "" : directory + "/";
        return ((TreeMap<String, Node>) nodes)
                .tailMap(prefix, false).entrySet().stream()
                        .takeWhile(each -> each.getKey().startsWith(prefix))
                        .filter(each -> each.getKey().indexOf('/', prefix.length()) < 0)
                        .map(each -> new SourceEntry(each.getKey(), each.getValue().kind))
                        .sorted(Comparator.comparing(SourceEntry::name))
                        .toList();
    }

    @Override
    public Content open(SourceEntry entry) {
        byte[] bytes = nodes.get(entry.path()).bytes;
        return new Content(bytes.length, new ByteArrayInputStream(bytes));
    }

    @Override
    public String contentId(String path) {
        return Integer.toHexString(nodes.toString().hashCode());
    }

    @Override
    public void close() {
        // nothing is held
    }
}
