package io.github.runner4j.testkit.wire;

import io.github.runner4j.testkit.files.Content;

/**
 * What was sent in one direction after the headers, without the marks that part it into chunks.
 *
 * @param kept its first bytes: all of them up to {@value #MOST_KEPT_BYTES}
 * @param size how many bytes there were, those included that are not kept
 */
public record RecordedBody(Content kept, long size) {

    /** The most bytes of one body that are kept: 1 MiB. */
    public static final int MOST_KEPT_BYTES = 1 << 20;

    /** Nothing was sent. */
    public static final RecordedBody EMPTY = new RecordedBody(Content.EMPTY, 0);

    /**
     * Whether there was more than is kept.
     *
     * @return whether bytes are missing at the end
     */
    public boolean truncated() {
        return size > kept.size();
    }

    /**
     * What is kept as text.
     *
     * @return as UTF-8
     */
    public String text() {
        return kept.toString();
    }
}
