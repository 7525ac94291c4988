package io.github.runner4j.testkit.memory;

import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.source.Source;
import io.github.runner4j.source.SourceException;
import io.github.runner4j.source.SourceTree;
import io.github.runner4j.spi.SourceProvider;
import io.github.runner4j.spi.StageContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Brings trees from memory: the one that was put under a source, or else the one for all sources. Reaches
 * {@link Moment#SOURCE_FETCH} and {@link Moment#SOURCE_FETCHED}. Safe for use by several threads.
 */
public final class InMemorySourceProvider implements SourceProvider {

    private final Script script;
    private final Map<String, InMemoryTree> trees = new ConcurrentHashMap<>();
    private final List<InMemoryTree> fetched = new CopyOnWriteArrayList<>();
    private volatile @Nullable InMemoryTree forAll;

    private InMemorySourceProvider(Script script) {
        this.script = script;
    }

    /**
     * A provider without sources.
     *
     * @return a new provider
     */
    public static InMemorySourceProvider create() {
        return following(Script.create());
    }

    /**
     * A provider that follows a script.
     *
     * @param script what happens besides
     * @return a new provider without sources
     */
    public static InMemorySourceProvider following(Script script) {
        return new InMemorySourceProvider(script);
    }

    /**
     * Puts files under a source of any kind, in place of those that were there. Trees that were fetched before keep theirs.
     *
     * @param source the source, known by its description
     * @param tree the files
     * @return this
     */
    public InMemorySourceProvider put(Source source, InMemoryTree tree) {
        trees.put(source.describe(), tree);
        return this;
    }

    /**
     * Gives the same files for every source that has none of its own, whatever its kind.
     *
     * @param tree the files
     * @return this
     */
    public InMemorySourceProvider putForAll(InMemoryTree tree) {
        forAll = tree;
        return this;
    }

    /**
     * Every tree that was given out.
     *
     * @return the trees, in order; each knows whether it was closed
     */
    public List<InMemoryTree> fetched() {
        return List.copyOf(fetched);
    }

    @Override
    public boolean provides(Source source) {
        return source instanceof InMemorySource || find(source).isPresent();
    }

    @Override
    public SourceTree fetch(Source source, StageContext context) {
        context.check();
        script.reach(Moment.SOURCE_FETCH, context);
        InMemoryTree tree = find(source).orElseThrow(() -> unknown(source)).copy();
        fetched.add(tree);
        try {
            script.reach(Moment.SOURCE_FETCHED, context);
            context.check();
            return tree;
        } catch (RuntimeException | Error e) {
            tree.close();
            throw e;
        }
    }

    private Optional<InMemoryTree> find(Source source) {
        return Optional.ofNullable(trees.getOrDefault(source.describe(), forAll));
    }

    private static SourceException unknown(Source source) {
        return new SourceException(
                Failure.of(
                        ErrorCode.REPOSITORY_NOT_FOUND,
                        "There are no files in memory for the source " + source.describe() + ". Put some there."),
                null);
    }
}
