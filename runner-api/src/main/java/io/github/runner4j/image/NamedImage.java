package io.github.runner4j.image;

import java.time.Instant;
import java.util.Map;

/**
 * One of the images of a repository, as a list tells it.
 *
 * @param reference its name with its tag
 * @param createdAt when it was built
 * @param labels its labels
 */
public record NamedImage(String reference, Instant createdAt, Map<String, String> labels) {

    /** Keeps its own copy. */
    public NamedImage {
        labels = Map.copyOf(labels);
    }
}
