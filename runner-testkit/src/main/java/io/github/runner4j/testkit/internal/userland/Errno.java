package io.github.runner4j.testkit.internal.userland;

import java.io.IOException;

/** What the system says when it cannot do something. Source of the texts: strerror(3). */
public enum Errno {
    NO_ENTRY("No such file or directory"),
    PERMISSION("Permission denied"),
    EXISTS("File exists"),
    NO_DIRECTORY("Not a directory"),
    IS_DIRECTORY("Is a directory"),
    BAD_DESCRIPTOR("Bad file descriptor"),
    INVALID("Invalid argument"),
    NO_SPACE("No space left on device"),
    READ_ONLY("Read-only file system"),
    NOT_EMPTY("Directory not empty"),
    NO_DEVICE("No such device or address"),
    TOO_MANY_LINKS("Too many levels of symbolic links"),
    BUSY("Device or resource busy"),
    NO_EXECUTABLE("Exec format error");

    private final String text;

    Errno(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** The same as an exception. */
    public IOException exception() {
        return new IOException(text);
    }
}
