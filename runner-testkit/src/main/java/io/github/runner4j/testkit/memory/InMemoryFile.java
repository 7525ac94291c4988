package io.github.runner4j.testkit.memory;

import io.github.runner4j.source.SourceEntry.Kind;
import io.github.runner4j.testkit.files.Content;

/** What stands at a path of a tree in memory; a link's content is its target. */
record InMemoryFile(Kind kind, Content content) {

    static final InMemoryFile DIRECTORY = new InMemoryFile(Kind.DIRECTORY, Content.EMPTY);

    static InMemoryFile of(Kind kind, String text) {
        return new InMemoryFile(kind, Content.of(text));
    }

    static InMemoryFile of(byte[] bytes) {
        return new InMemoryFile(Kind.FILE, Content.of(bytes));
    }

    byte[] bytes() {
        return content.toBytes();
    }
}
