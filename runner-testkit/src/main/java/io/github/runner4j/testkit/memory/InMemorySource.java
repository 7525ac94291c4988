package io.github.runner4j.testkit.memory;

import io.github.runner4j.source.Source;

/**
 * A source whose files exist in memory alone.
 *
 * @param name by which an {@link InMemorySourceProvider} knows it
 */
public record InMemorySource(String name) implements Source {

    /**
     * A source.
     *
     * @param name its name
     * @return the source
     */
    public static InMemorySource of(String name) {
        return new InMemorySource(name);
    }

    @Override
    public String describe() {
        return "memory:" + name;
    }
}
