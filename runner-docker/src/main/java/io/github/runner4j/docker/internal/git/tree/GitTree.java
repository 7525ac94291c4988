package io.github.runner4j.docker.internal.git.tree;

import io.github.runner4j.error.RunnerException;
import io.github.runner4j.source.Content;
import io.github.runner4j.source.Revision;
import io.github.runner4j.source.SourceEntry;
import io.github.runner4j.source.SourceTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;

/** A commit's files with those of its submodules where they belong. */
public final class GitTree implements SourceTree {

    private final Revision revision;
    private final CommitFiles files;
    private final Map<String, GitTree> submodules;
    private final Function<IOException, RunnerException> failure;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * A tree.
     *
     * @param revision the commit and the ref it was found by
     * @param files the commit's own files; closed with the tree
     * @param submodules trees of the submodules by path; closed with the tree
     * @param failure makes the exception to throw of one that was met while reading
     */
    public GitTree(
            Revision revision,
            CommitFiles files,
            Map<String, GitTree> submodules,
            Function<IOException, RunnerException> failure) {
        this.revision = revision;
        this.files = files;
        this.submodules = new TreeMap<>(submodules);
        this.failure = failure;
    }

    /** A path's place: the tree that holds it, and its path there. */
    private record Place(GitTree tree, String path) {}

    private Place place(String path) {
        for (Map.Entry<String, GitTree> each : submodules.entrySet()) {
            String root = each.getKey();
            if (path.equals(root) || path.startsWith(root + "/")) {
                return each.getValue().place(path.equals(root) ? "" : path.substring(root.length() + 1));
            }
        }
        return new Place(this, path);
    }

    @Override
    public Revision revision() {
        return revision;
    }

    @Override
    public Optional<SourceEntry> find(String path) {
        return guard(() -> {
            Place place = place(path);
            return place.tree().files.find(place.path()).map(node -> new SourceEntry(path, kind(node.mode())));
        });
    }

    @Override
    public List<SourceEntry> children(String directory) {
        return guard(() -> {
            Place place = place(directory);
            CommitFiles.Node node = existing(place, directory);
            List<SourceEntry> entries = new ArrayList<>();
            if (node.mode() == FileMode.GITLINK) {
                // A commit without an entry in .gitmodules is an empty folder in a checkout.
                return entries;
            }
            if (node.mode() != FileMode.TREE) {
                throw new IOException(directory + " is not a directory");
            }
            String prefix = directory.isEmpty() ? "" : directory + "/";
            for (CommitFiles.Node child : place.tree().files.nodes(node.id())) {
                entries.add(new SourceEntry(prefix + child.name(), kind(child.mode())));
            }
            entries.sort(Comparator.comparing(SourceEntry::path));
            return entries;
        });
    }

    private static SourceEntry.Kind kind(FileMode mode) {
        if (mode == FileMode.TREE || mode == FileMode.GITLINK) {
            return SourceEntry.Kind.DIRECTORY;
        }
        if (mode == FileMode.SYMLINK) {
            return SourceEntry.Kind.LINK;
        }
        return mode == FileMode.EXECUTABLE_FILE ? SourceEntry.Kind.EXECUTABLE : SourceEntry.Kind.FILE;
    }

    private static CommitFiles.Node existing(Place place, String path) throws IOException {
        return place.tree()
                .files
                .find(place.path())
                .orElseThrow(() -> new IOException("there is no \"" + path + "\" in the commit"));
    }

    @Override
    public Content open(SourceEntry entry) {
        return guard(() -> {
            Place place = place(entry.path());
            CommitFiles.Node node = existing(place, entry.path());
            if (kind(node.mode()) == SourceEntry.Kind.DIRECTORY) {
                throw new IOException(entry.path() + " is a directory");
            }
            return place.tree().files.open(place.path(), node);
        });
    }

    @Override
    public String contentId(String path) {
        return guard(() -> {
            Place place = place(path);
            CommitFiles.Node node = existing(place, path);
            MessageDigest digest = Constants.newMessageDigest();
            for (String word : place.tree().files.identity(place.path(), node)) {
                digest.update((word + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        });
    }

    /** Something that reads objects. */
    private interface Reading<T> {
        T read() throws IOException;
    }

    private <T> T guard(Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException e) {
            throw failure.apply(e);
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            submodules.values().forEach(GitTree::close);
            files.close();
        }
    }
}
