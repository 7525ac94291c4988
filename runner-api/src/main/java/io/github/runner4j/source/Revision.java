package io.github.runner4j.source;

import java.util.Optional;

/**
 * The exact state of a source.
 *
 * @param id what tells this state from every other: a commit id, or the content id of a directory
 * @param ref the branch or tag it was found by, if it was found by one
 */
public record Revision(String id, Optional<String> ref) {

    private static final int SHORT = 12;

    /**
     * The id, short enough to read.
     *
     * @return the first 12 characters
     */
    public String shortId() {
        return id.length() <= SHORT ? id : id.substring(0, SHORT);
    }
}
