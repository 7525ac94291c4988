package io.github.runner4j.source;

/**
 * One entry of a tree.
 *
 * @param path the path from the tree's root, {@code /} between names, none at either end; empty for the root itself
 * @param kind what it is
 */
public record SourceEntry(String path, Kind kind) {

    /** What an entry is. */
    public enum Kind {
        /** A regular file. */
        FILE,
        /** A regular file that may be executed. */
        EXECUTABLE,
        /** A symbolic link. */
        LINK,
        /** A directory, or a submodule's root. */
        DIRECTORY
    }

    /**
     * The last name of the path.
     *
     * @return the name; empty for the root
     */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /**
     * Whether it has children.
     *
     * @return true for directories
     */
    public boolean isDirectory() {
        return kind == Kind.DIRECTORY;
    }

    /**
     * Whether it is a symbolic link.
     *
     * @return true for links
     */
    public boolean isLink() {
        return kind == Kind.LINK;
    }
}
