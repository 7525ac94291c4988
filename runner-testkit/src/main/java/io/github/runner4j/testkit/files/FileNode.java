package io.github.runner4j.testkit.files;

import java.time.Instant;

/**
 * A file, a directory or a symbolic link. Immutable.
 *
 * @param kind which of them
 * @param mode the permission bits, as in {@code 0644}; with the set-user, set-group and sticky bits up to {@code 07777}
 * @param owner the numeric user and group
 * @param modified when it was last written
 * @param content a file's bytes; nobody changes them
 * @param target where a link points to; empty for others
 */
public record FileNode(Kind kind, int mode, Owner owner, Instant modified, Content content, String target) {

    /** What it is. */
    public enum Kind {
        /** A file with bytes. */
        FILE,
        /** A directory. */
        DIRECTORY,
        /** A symbolic link. */
        LINK
    }

    /**
     * Whom it belongs to.
     *
     * @param user the user's number
     * @param group the group's number
     */
    public record Owner(int user, int group) {

        /** The administrator. */
        public static final Owner ROOT = new Owner(0, 0);
    }

    /**
     * A file.
     *
     * @param content its bytes
     * @param mode its permission bits
     * @param modified when it was written
     * @return the file, of the administrator
     */
    public static FileNode file(Content content, int mode, Instant modified) {
        return new FileNode(Kind.FILE, mode, Owner.ROOT, modified, content, "");
    }

    /**
     * A directory.
     *
     * @param mode its permission bits
     * @param modified when it was made
     * @return the directory, of the administrator
     */
    public static FileNode directory(int mode, Instant modified) {
        return new FileNode(Kind.DIRECTORY, mode, Owner.ROOT, modified, Content.EMPTY, "");
    }

    /**
     * A symbolic link.
     *
     * @param target where it points to, absolute or relative to its directory
     * @param modified when it was made
     * @return the link, of the administrator
     */
    public static FileNode link(String target, Instant modified) {
        return new FileNode(Kind.LINK, 0777, Owner.ROOT, modified, Content.EMPTY, target);
    }

    /**
     * Whether it is a directory.
     *
     * @return true for a directory
     */
    public boolean isDirectory() {
        return kind == Kind.DIRECTORY;
    }

    /**
     * The same with other permissions.
     *
     * @param bits the permission bits
     * @return a new node
     */
    public FileNode withMode(int bits) {
        return new FileNode(kind, bits, owner, modified, content, target);
    }

    /**
     * The same for somebody else.
     *
     * @param whom the new owner
     * @return a new node
     */
    public FileNode withOwner(Owner whom) {
        return new FileNode(kind, mode, whom, modified, content, target);
    }

    /**
     * The same, written at another time.
     *
     * @param when the time
     * @return a new node
     */
    public FileNode withModified(Instant when) {
        return new FileNode(kind, mode, owner, when, content, target);
    }
}
