package io.github.runner4j.docker.internal.image;

import io.github.runner4j.source.Content;
import io.github.runner4j.source.Revision;
import io.github.runner4j.source.SourceEntry;
import io.github.runner4j.source.SourceTree;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Remembers which directories were looked into. */
record Watched(SourceTree tree, Set<String> seen) implements SourceTree {

    @Override
    public Revision revision() {
        return tree.revision();
    }

    @Override
    public Optional<SourceEntry> find(String path) {
        return tree.find(path);
    }

    @Override
    public List<SourceEntry> children(String directory) {
        seen.add(directory);
        return tree.children(directory);
    }

    @Override
    public Content open(SourceEntry entry) {
        return tree.open(entry);
    }

    @Override
    public String contentId(String path) {
        return tree.contentId(path);
    }

    @Override
    public void close() {
        tree.close();
    }
}
