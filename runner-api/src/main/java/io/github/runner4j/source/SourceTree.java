package io.github.runner4j.source;

import java.util.List;
import java.util.Optional;

/**
 * The files of a source at an exact revision, read where they are. Paths have {@code /} between names and none at either end;
 * the root is the empty path. Links are never followed here; {@link TreePaths} does that. One thread at a time.
 */
public interface SourceTree extends AutoCloseable {

    /**
     * The exact revision of these files.
     *
     * @return the revision
     */
    Revision revision();

    /**
     * The entry at a path.
     *
     * @param path the path
     * @return the entry, or nothing
     * @throws SourceException when the tree cannot be read
     */
    Optional<SourceEntry> find(String path);

    /**
     * What is directly below a directory, sorted by name (in the order of UTF-16 code units).
     *
     * @param directory path of a directory
     * @return the entries
     * @throws SourceException when the tree cannot be read or there is no such directory
     */
    List<SourceEntry> children(String directory);

    /**
     * A file's bytes as a clean checkout would have them. For a link, the target's text.
     *
     * @param entry a file or link of this tree
     * @return the bytes; the caller closes the stream
     * @throws SourceException when the file cannot be read
     */
    Content open(SourceEntry entry);

    /**
     * What tells a subtree's content from every other: equal ids mean equal paths, modes and bytes.
     *
     * @param path path of a directory or file
     * @return the id, letters and digits only
     * @throws SourceException when the tree cannot be read or has no such path
     */
    String contentId(String path);

    /** Lets go of files and locks. Harmless when called twice. */
    @Override
    void close();
}
