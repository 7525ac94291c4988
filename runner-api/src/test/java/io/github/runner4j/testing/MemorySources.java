package io.github.runner4j.testing;

import io.github.runner4j.source.Source;
import io.github.runner4j.source.SourceTree;
import io.github.runner4j.spi.SourceProvider;
import io.github.runner4j.spi.StageContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Gives trees from memory for sources of any kind: the one put under a source's description, or else the default one. Reaches the
 * moment {@code fetch}.
 */
public final class MemorySources implements SourceProvider {

    private final Script script;
    private final Map<String, MemoryTree> trees = new ConcurrentHashMap<>();
    private final List<MemoryTree> fetched = new CopyOnWriteArrayList<>();
    private volatile MemoryTree fallback = MemoryTree.withDockerfile("FROM scratch\n");

    /** Sources that follow a script. */
    public MemorySources(Script script) {
        this.script = script;
    }

    /** The files of every source that has none of its own. */
    public MemorySources fallback(MemoryTree tree) {
        fallback = tree;
        return this;
    }

    /** The files of one source. */
    public MemorySources put(MemorySource source, MemoryTree tree) {
        trees.put(source.describe(), tree);
        return this;
    }

    /** Every tree that was given out. */
    public List<MemoryTree> fetched() {
        return fetched;
    }

    @Override
    public boolean provides(Source source) {
        return true;
    }

    @Override
    public SourceTree fetch(Source source, StageContext context) {
        script.reach("fetch", context);
        MemoryTree tree = trees.getOrDefault(source.describe(), fallback).copy();
        fetched.add(tree);
        try {
            script.reach("fetched", context);
        } catch (RuntimeException | Error e) {
            tree.close();
            throw e;
        }
        return tree;
    }
}
