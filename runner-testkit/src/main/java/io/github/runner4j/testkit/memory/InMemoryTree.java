package io.github.runner4j.testkit.memory;

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
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A tree of files that exist in memory alone. Each method that adds one gives a new tree; the directories on the way are made.
 * Knows whether it was closed, and opens nothing afterwards.
 */
public final class InMemoryTree implements SourceTree {

    private static final int ID_LENGTH = 40;

    private final SortedMap<String, InMemoryFile> files;
    private volatile boolean closed;

    private InMemoryTree(SortedMap<String, InMemoryFile> files) {
        this.files = files;
    }

    /**
     * A tree without files.
     *
     * @return the tree
     */
    public static InMemoryTree empty() {
        return new InMemoryTree(new TreeMap<>(Map.of("", InMemoryFile.DIRECTORY)));
    }

    /**
     * A tree of regular files.
     *
     * @param texts their texts by their paths
     * @return the tree
     */
    public static InMemoryTree of(Map<String, String> texts) {
        InMemoryTree tree = empty();
        for (Map.Entry<String, String> each : texts.entrySet()) {
            tree = tree.file(each.getKey(), each.getValue());
        }
        return tree;
    }

    /**
     * A tree with a Dockerfile at its root.
     *
     * @param text what the Dockerfile says
     * @return the tree
     */
    public static InMemoryTree withDockerfile(String text) {
        return empty().file("Dockerfile", text);
    }

    /**
     * One more directory, for one that is to be empty: the others are made with their files.
     *
     * @param path its path
     * @return a new tree
     */
    public InMemoryTree directory(String path) {
        return with(path, InMemoryFile.DIRECTORY);
    }

    /**
     * One more regular file.
     *
     * @param path its path
     * @param text what it holds, as UTF-8
     * @return a new tree
     */
    public InMemoryTree file(String path, String text) {
        return with(path, InMemoryFile.of(Kind.FILE, text));
    }

    /**
     * One more regular file.
     *
     * @param path its path
     * @param bytes what it holds
     * @return a new tree
     */
    public InMemoryTree file(String path, byte[] bytes) {
        return with(path, InMemoryFile.of(bytes));
    }

    /**
     * One more regular file, whose bytes are shared: for many large files.
     *
     * @param path its path
     * @param content what it holds
     * @return a new tree
     */
    public InMemoryTree file(String path, io.github.runner4j.testkit.files.Content content) {
        return with(path, new InMemoryFile(Kind.FILE, content));
    }

    /**
     * One more program.
     *
     * @param path its path
     * @param text what it holds, as UTF-8
     * @return a new tree
     */
    public InMemoryTree executable(String path, String text) {
        return with(path, InMemoryFile.of(Kind.EXECUTABLE, text));
    }

    /**
     * One more symbolic link.
     *
     * @param path its path
     * @param target where it leads
     * @return a new tree
     */
    public InMemoryTree link(String path, String target) {
        return with(path, InMemoryFile.of(Kind.LINK, target));
    }

    private InMemoryTree with(String path, InMemoryFile file) {
        SortedMap<String, InMemoryFile> more = new TreeMap<>(files);
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            more.putIfAbsent(path.substring(0, slash), InMemoryFile.DIRECTORY);
        }
        more.put(path, file);
        return new InMemoryTree(more);
    }

    /**
     * The same files in a tree that is open.
     *
     * @return a new tree
     */
    public InMemoryTree copy() {
        return new InMemoryTree(files);
    }

    /**
     * Whether it was closed.
     *
     * @return true from then on
     */
    public boolean closed() {
        return closed;
    }

    @Override
    public Revision revision() {
        return new Revision(contentId("").substring(0, ID_LENGTH), Optional.empty());
    }

    @Override
    public Optional<SourceEntry> find(String path) {
        return Optional.ofNullable(files.get(path)).map(item -> new SourceEntry(path, item.kind()));
    }

    @Override
    public List<SourceEntry> children(String directory) {
        if (at(directory).kind() != Kind.DIRECTORY) {
            throw missing(directory);
        }
        String prefix = directory.isEmpty() ? "" : directory + "/";
        return files.entrySet().stream()
                .filter(each -> !each.getKey().isEmpty() && each.getKey().startsWith(prefix))
                .filter(each -> each.getKey().indexOf('/', prefix.length()) < 0)
                .map(each -> new SourceEntry(each.getKey(), each.getValue().kind()))
                .toList();
    }

    @Override
    public Content open(SourceEntry entry) {
        if (closed) {
            throw new IllegalStateException("The tree was closed before " + entry.path() + " was opened.");
        }
        InMemoryFile file = at(entry.path());
        if (file.kind() == Kind.DIRECTORY) {
            throw missing(entry.path());
        }
        byte[] bytes = file.bytes();
        return new Content(bytes.length, new ByteArrayInputStream(bytes));
    }

    @Override
    public String contentId(String path) {
        at(path);
        MessageDigest digest = sha256();
        String prefix = path.isEmpty() ? "" : path + "/";
        files.forEach((name, file) -> {
            if (name.equals(path) || name.startsWith(prefix)) {
                String below = name.substring(Math.min(prefix.length(), name.length()));
                digest.update(
                        (below + "\0" + file.kind() + "\0" + file.content().size() + "\0")
                                .getBytes(StandardCharsets.UTF_8));
                digest.update(file.bytes());
            }
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() {
        closed = true;
    }

    private InMemoryFile at(String path) {
        return Optional.ofNullable(files.get(path)).orElseThrow(() -> missing(path));
    }

    private static SourceException missing(String path) {
        return new SourceException(
                Failure.of(
                        ErrorCode.GIT_OPERATION_FAILED,
                        "The tree in memory has nothing of that kind at \"" + path
                                + "\". Add it, or correct the path."),
                null);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
