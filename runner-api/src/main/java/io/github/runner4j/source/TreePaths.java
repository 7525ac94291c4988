package io.github.runner4j.source;

import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/** Paths inside a tree: made canonical, and followed through links without ever leaving the tree. */
public final class TreePaths {

    /** As many links as Linux follows in one path. */
    private static final int MOST_LINKS = 40;

    /** As long as a path may be on Linux. */
    private static final int LONGEST_TARGET = 4_096;

    private TreePaths() {}

    /**
     * A path in canonical form: no {@code .}, no {@code ..}, no empty names.
     *
     * @param path a path relative to the tree's root, as a person writes it: {@code ./services/api/}
     * @return the canonical path; empty for the root
     * @throws SourceException {@link ErrorCode#INVALID_CONFIGURATION} when the path is absolute or leaves the tree
     */
    public static String normalize(String path) {
        if (path.startsWith("/")) {
            throw leaves(path, "is absolute");
        }
        Deque<String> names = new ArrayDeque<>();
        for (String name : path.split("/", -1)) {
            append(names, name, path);
        }
        return String.join("/", names);
    }

    /**
     * Follows a path through the tree's links.
     *
     * @param tree the tree
     * @param path a path as a person writes it
     * @return the entry it leads to, never a link; or nothing when there is none
     * @throws SourceException {@link ErrorCode#INVALID_CONFIGURATION} when the path or a link on it leaves the tree, or the
     *     links go in a circle
     */
    public static Optional<SourceEntry> resolve(SourceTree tree, String path) {
        Deque<String> done = new ArrayDeque<>();
        Deque<String> ahead = new ArrayDeque<>(Arrays.asList(normalize(path).split("/", -1)));
        int links = 0;
        while (!ahead.isEmpty()) {
            append(done, ahead.removeFirst(), path);
            Optional<SourceEntry> here = tree.find(String.join("/", done));
            if (here.isEmpty()) {
                return Optional.empty();
            }
            if (here.get().isLink()) {
                if (++links > MOST_LINKS) {
                    throw leaves(path, "leads through more than " + MOST_LINKS + " symbolic links");
                }
                done.removeLast();
                target(tree, here.get(), path).descendingIterator().forEachRemaining(ahead::addFirst);
            }
        }
        return tree.find(String.join("/", done));
    }

    private static Deque<String> target(SourceTree tree, SourceEntry link, String path) {
        String target = text(tree, link);
        if (target.startsWith("/")) {
            throw leaves(path, "leads to " + target + ", outside the source,");
        }
        return new ArrayDeque<>(Arrays.asList(target.split("/", -1)));
    }

    private static void append(Deque<String> names, String name, String path) {
        if (name.equals("..")) {
            if (names.pollLast() == null) {
                throw leaves(path, "leaves the source");
            }
        } else if (!name.isEmpty() && !name.equals(".")) {
            names.addLast(name);
        }
    }

    private static String text(SourceTree tree, SourceEntry entry) {
        try (InputStream in = tree.open(entry).stream()) {
            byte[] target = in.readNBytes(LONGEST_TARGET + 1);
            if (target.length > LONGEST_TARGET) {
                throw leaves(entry.path(), "is a symbolic link to more than " + LONGEST_TARGET + " bytes");
            }
            return new String(target, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new SourceException(
                    Failure.of(
                            ErrorCode.GIT_OPERATION_FAILED,
                            "The link " + entry.path() + " of the source cannot be read: " + e.getMessage() + "."),
                    e);
        }
    }

    private static SourceException leaves(String path, String how) {
        return new SourceException(
                Failure.of(
                        ErrorCode.INVALID_CONFIGURATION,
                        "The path \"" + path + "\" " + how + " and is refused. Use a path inside the repository,"
                                + " relative to its root."),
                null);
    }
}
