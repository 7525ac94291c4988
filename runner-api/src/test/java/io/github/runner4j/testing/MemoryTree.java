package io.github.runner4j.testing;

import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.source.Content;
import io.github.runner4j.source.Revision;
import io.github.runner4j.source.SourceEntry;
import io.github.runner4j.source.SourceEntry.Kind;
import io.github.runner4j.source.SourceException;
import io.github.runner4j.source.SourceTree;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A tree of files that exist in memory alone. Knows whether it was closed. */
public final class MemoryTree implements SourceTree {

    private final TreeMap<String, SourceEntry> entries = new TreeMap<>();
    private final TreeMap<String, byte[]> bytes = new TreeMap<>();
    private volatile boolean closed;

    /** An empty tree. */
    public MemoryTree() {
        entries.put("", new SourceEntry("", Kind.DIRECTORY));
    }

    /** A tree with a Dockerfile that says so much. */
    public static MemoryTree withDockerfile(String text) {
        return new MemoryTree().file("Dockerfile", text);
    }

    /** Adds a file. */
    public MemoryTree file(String path, String text) {
        return put(path, Kind.FILE, text);
    }

    /** Adds a program. */
    public MemoryTree executable(String path, String text) {
        return put(path, Kind.EXECUTABLE, text);
    }

    /** Adds a symbolic link. */
    public MemoryTree link(String path, String target) {
        return put(path, Kind.LINK, target);
    }

    /** The same files in a tree that is open. */
    public MemoryTree copy() {
        MemoryTree copy = new MemoryTree();
        copy.entries.putAll(entries);
        copy.bytes.putAll(bytes);
        return copy;
    }

    /** Whether it was closed. */
    public boolean closed() {
        return closed;
    }

    @Override
    public Revision revision() {
        return new Revision(contentId("").substring(0, 40), Optional.empty());
    }

    @Override
    public Optional<SourceEntry> find(String path) {
        return Optional.ofNullable(entries.get(path));
    }

    @Override
    public List<SourceEntry> children(String directory) {
        String prefix = directory.isEmpty() ? "" : directory + "/";
        return entries.values().stream()
                .filter(each -> !each.path().isEmpty() && each.path().startsWith(prefix))
                .filter(each -> each.path().indexOf('/', prefix.length()) < 0)
                .toList();
    }

    @Override
    public Content open(SourceEntry entry) {
        if (closed) {
            throw new IllegalStateException("the tree was closed");
        }
        byte[] content = Optional.ofNullable(bytes.get(entry.path())).orElseThrow(() -> missing(entry.path()));
        return new Content(content.length, new ByteArrayInputStream(content));
    }

    @Override
    public String contentId(String path) {
        if (!entries.containsKey(path)) {
            throw missing(path);
        }
        MessageDigest digest = sha256();
        String prefix = path.isEmpty() ? "" : path + "/";
        for (Map.Entry<String, SourceEntry> each : entries.entrySet()) {
            if (each.getKey().equals(path) || each.getKey().startsWith(prefix)) {
                digest.update((each.getKey()
                                        .substring(Math.min(
                                                prefix.length(), each.getKey().length())) + "\0"
                                + each.getValue().kind() + "\0")
                        .getBytes(StandardCharsets.UTF_8));
                digest.update(bytes.getOrDefault(each.getKey(), new byte[0]));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() {
        closed = true;
    }

    private MemoryTree put(String path, Kind kind, String text) {
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            String directory = path.substring(0, slash);
            entries.putIfAbsent(directory, new SourceEntry(directory, Kind.DIRECTORY));
        }
        entries.put(path, new SourceEntry(path, kind));
        bytes.put(path, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    private static SourceException missing(String path) {
        return new SourceException(
                Failure.of(ErrorCode.GIT_OPERATION_FAILED, "The memory tree has no file \"" + path + "\"."), null);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
