package io.github.runner4j.docker.internal.git.tree;

import io.github.runner4j.source.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/** The files of one commit of one repository, without its submodules. One thread at a time. */
public final class CommitFiles implements AutoCloseable {

    private static final String ATTRIBUTES = ".gitattributes";
    private static final String FILTER = "filter";
    private static final String LFS = "lfs";

    /** Git ignores an attributes file that is larger. Source: git's {@code attr.h}, ATTR_MAX_FILE_SIZE. */
    private static final long LARGEST_ATTRIBUTES = 100L * 1024 * 1024;

    private final Repository repository;
    private final ObjectReader reader;
    private final LargeFiles largeFiles;
    private final ObjectId root;
    private final Map<ObjectId, List<Node>> trees = new HashMap<>();
    private final Map<String, Attributes> attributes = new HashMap<>();

    /**
     * An entry of a tree.
     *
     * @param name its name
     * @param mode its mode
     * @param id its object
     */
    public record Node(String name, FileMode mode, ObjectId id) {}

    /**
     * Opens a commit.
     *
     * @param repository where it is; closed with this
     * @param commit the commit
     * @param largeFiles where large files are
     * @throws IOException when the commit or its tree cannot be read
     */
    public CommitFiles(Repository repository, ObjectId commit, LargeFiles largeFiles) throws IOException {
        this.repository = repository;
        this.reader = repository.newObjectReader();
        this.largeFiles = largeFiles;
        try (RevWalk walk = new RevWalk(reader)) {
            this.root = walk.parseCommit(commit).getTree().copy();
        }
        nodes(root);
    }

    /**
     * The entry at a path.
     *
     * @param path the path
     * @return the entry; nothing when there is none or it is below a submodule
     * @throws IOException when a tree cannot be read
     */
    public Optional<Node> find(String path) throws IOException {
        Node at = new Node("", FileMode.TREE, root);
        if (path.isEmpty()) {
            return Optional.of(at);
        }
        for (String name : path.split("/", -1)) {
            if (at.mode() != FileMode.TREE) {
                return Optional.empty();
            }
            Optional<Node> next = child(at.id(), name);
            if (next.isEmpty()) {
                return next;
            }
            at = next.get();
        }
        return Optional.of(at);
    }

    private Optional<Node> child(ObjectId tree, String name) throws IOException {
        for (Node node : nodes(tree)) {
            if (node.name().equals(name)) {
                return Optional.of(node);
            }
        }
        return Optional.empty();
    }

    /**
     * What is in a tree.
     *
     * @param tree the tree's id
     * @return the entries in Git's order
     * @throws IOException when it cannot be read, or holds a name that could lead out of the tree
     */
    public List<Node> nodes(ObjectId tree) throws IOException {
        List<Node> known = trees.get(tree);
        if (known == null) {
            known = read(tree);
            trees.put(tree, known);
        }
        return known;
    }

    private List<Node> read(ObjectId tree) throws IOException {
        List<Node> nodes = new ArrayList<>();
        CanonicalTreeParser parser = new CanonicalTreeParser();
        parser.reset(reader, tree);
        for (; !parser.eof(); parser.next(1)) {
            String name = parser.getEntryPathString();
            if (name.isEmpty()
                    || name.contains("/")
                    || name.equals(".")
                    || name.equals("..")
                    || name.equalsIgnoreCase(".git")) {
                throw new CorruptObjectException(tree, "it holds the name \"" + name + "\"");
            }
            nodes.add(new Node(name, parser.getEntryFileMode(), parser.getEntryObjectId()));
        }
        return List.copyOf(nodes);
    }

    /**
     * A file's bytes as a checkout would write them; for a link, its target.
     *
     * @param path its path
     * @param node the file
     * @return the bytes
     * @throws IOException when they cannot be read
     */
    public Content open(String path, Node node) throws IOException {
        ObjectLoader loader = reader.open(node.id(), Constants.OBJ_BLOB);
        if (node.mode() == FileMode.SYMLINK) {
            return content(loader.getBytes());
        }
        Map<String, String> found = attributesOf(parent(path)).of(path);
        if (LFS.equals(found.get(FILTER))) {
            Optional<LfsPointer> pointer = pointer(loader);
            if (pointer.isPresent()) {
                return largeFiles.open(path, pointer.get());
            }
        }
        Checkout checkout = Checkout.of(found);
        if (checkout.nothing()) {
            return new Content(loader.getSize(), loader.openStream());
        }
        return content(checkout.apply(bytes(loader), node.id().name()));
    }

    /** All of it: what a checkout changes has to be in memory, and so it is in git. */
    private static byte[] bytes(ObjectLoader loader) throws IOException {
        try (InputStream in = loader.openStream()) {
            return in.readAllBytes();
        }
    }

    private static Content content(byte[] bytes) {
        return new Content(bytes.length, new ByteArrayInputStream(bytes));
    }

    /** Text of a small file as it is stored, or nothing. */
    public Optional<String> text(String path) throws IOException {
        Optional<Node> node = find(path).filter(CommitFiles::regular);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        ObjectLoader loader = reader.open(node.get().id(), Constants.OBJ_BLOB);
        if (loader.getSize() > LARGEST_ATTRIBUTES) {
            return Optional.empty();
        }
        return Optional.of(new String(loader.getBytes(), StandardCharsets.UTF_8));
    }

    /**
     * The attributes in force in a folder.
     *
     * @param folder its path
     * @return the attributes
     * @throws IOException when a file of them cannot be read
     */
    Attributes attributesOf(String folder) throws IOException {
        Attributes known = attributes.get(folder);
        if (known == null) {
            Attributes above = folder.isEmpty() ? Attributes.NONE : attributesOf(parent(folder));
            Optional<String> own = text(folder.isEmpty() ? ATTRIBUTES : folder + "/" + ATTRIBUTES);
            known = own.isPresent() ? above.with(folder, own.get()) : above;
            attributes.put(folder, known);
        }
        return known;
    }

    /**
     * What tells the content at a path from every other: its object, and the attributes files above it.
     *
     * @param path a path that exists
     * @param node the entry there
     * @return words that say it all
     * @throws IOException when a tree cannot be read
     */
    public List<String> identity(String path, Node node) throws IOException {
        List<String> words =
                new ArrayList<>(List.of(node.mode().toString(), node.id().name()));
        for (String folder = path; !folder.isEmpty(); ) {
            folder = parent(folder);
            Optional<Node> file = find(folder.isEmpty() ? ATTRIBUTES : folder + "/" + ATTRIBUTES);
            if (file.filter(CommitFiles::regular).isPresent()) {
                // Patterns match by path, so the path counts as soon as there is a pattern.
                words.add(path.substring(folder.isEmpty() ? 0 : folder.length() + 1));
                words.add(file.get().id().name());
            }
        }
        return words;
    }

    /**
     * The files that Git LFS keeps elsewhere. Walks all trees.
     *
     * @return pointers by path
     * @throws IOException when a tree cannot be read
     */
    public Map<String, LfsPointer> pointers() throws IOException {
        Map<String, LfsPointer> found = new TreeMap<>();
        collectPointers("", root, found);
        return found;
    }

    private void collectPointers(String folder, ObjectId tree, Map<String, LfsPointer> found) throws IOException {
        Attributes here = attributesOf(folder);
        boolean possible = here.mentions("filter");
        for (Node node : nodes(tree)) {
            String path = folder.isEmpty() ? node.name() : folder + "/" + node.name();
            if (node.mode() == FileMode.TREE) {
                collectPointers(path, node.id(), found);
            } else if (possible && regular(node) && LFS.equals(here.of(path).get(FILTER))) {
                pointer(reader.open(node.id(), Constants.OBJ_BLOB)).ifPresent(pointer -> found.put(path, pointer));
            }
        }
    }

    private static Optional<LfsPointer> pointer(ObjectLoader loader) throws IOException {
        return loader.getSize() < LfsPointer.LARGEST ? LfsPointer.parse(loader.getBytes()) : Optional.empty();
    }

    private static boolean regular(Node node) {
        return node.mode() == FileMode.REGULAR_FILE || node.mode() == FileMode.EXECUTABLE_FILE;
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    @Override
    public void close() {
        reader.close();
        repository.close();
    }
}
