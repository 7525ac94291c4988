package io.github.runner4j.testing;

import io.github.runner4j.source.Source;

/**
 * A source whose files exist in memory alone.
 *
 * @param name by which {@link MemorySources} knows it
 */
public record MemorySource(String name) implements Source {

    /** A source. */
    public static MemorySource of(String name) {
        return new MemorySource(name);
    }

    @Override
    public String describe() {
        return "memory:" + name;
    }
}
