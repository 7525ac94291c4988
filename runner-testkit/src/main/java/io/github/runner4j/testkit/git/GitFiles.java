package io.github.runner4j.testkit.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;

/** The files of a commit. Immutable: each method that adds one gives a new value. */
public final class GitFiles {

    /** Puts what a path stands for into the object database. */
    private interface Entry {

        ObjectId write(ObjectInserter inserter) throws IOException;
    }

    private record Item(FileMode mode, Entry entry) {}

    private static final GitFiles NONE = new GitFiles(Map.of());

    private final Map<String, Item> items;

    private GitFiles(Map<String, Item> items) {
        this.items = items;
    }

    /**
     * No files.
     *
     * @return the empty value
     */
    public static GitFiles none() {
        return NONE;
    }

    /**
     * Regular files.
     *
     * @param files their texts by their paths
     * @return these files
     */
    public static GitFiles of(Map<String, String> files) {
        GitFiles all = NONE;
        for (Map.Entry<String, String> each : files.entrySet()) {
            all = all.file(each.getKey(), each.getValue());
        }
        return all;
    }

    /**
     * One more regular file.
     *
     * @param path its path, with slashes
     * @param text what it holds, written as UTF-8
     * @return a new value
     */
    public GitFiles file(String path, String text) {
        return file(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * One more regular file.
     *
     * @param path its path, with slashes
     * @param bytes what it holds
     * @return a new value
     */
    public GitFiles file(String path, byte[] bytes) {
        return blob(path, FileMode.REGULAR_FILE, bytes.clone());
    }

    /**
     * One more program.
     *
     * @param path its path, with slashes
     * @param text what it holds, written as UTF-8
     * @return a new value
     */
    public GitFiles executable(String path, String text) {
        return blob(path, FileMode.EXECUTABLE_FILE, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * One more symbolic link.
     *
     * @param path its path, with slashes
     * @param target where it leads, as it stands in the link
     * @return a new value
     */
    public GitFiles link(String path, String target) {
        return blob(path, FileMode.SYMLINK, target.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * One more submodule. Its {@code .gitmodules} is a file like any other.
     *
     * @param path its path, with slashes
     * @param commit the commit's 40 hexadecimal digits
     * @return a new value
     */
    public GitFiles submodule(String path, String commit) {
        ObjectId id = ObjectId.fromString(commit);
        return with(path, new Item(FileMode.GITLINK, inserter -> id));
    }

    private GitFiles blob(String path, FileMode mode, byte[] bytes) {
        return with(path, new Item(mode, inserter -> inserter.insert(Constants.OBJ_BLOB, bytes)));
    }

    private GitFiles with(String path, Item item) {
        Map<String, Item> more = new TreeMap<>(items);
        more.put(path, item);
        return new GitFiles(more);
    }

    /** Writes the files and their folders; gives the id of the root. */
    ObjectId write(ObjectInserter inserter) throws IOException {
        DirCache cache = DirCache.newInCore();
        DirCacheBuilder builder = cache.builder();
        for (Map.Entry<String, Item> each : items.entrySet()) {
            DirCacheEntry entry = new DirCacheEntry(each.getKey());
            entry.setFileMode(each.getValue().mode());
            entry.setObjectId(each.getValue().entry().write(inserter));
            builder.add(entry);
        }
        builder.finish();
        return cache.writeTree(inserter);
    }
}
