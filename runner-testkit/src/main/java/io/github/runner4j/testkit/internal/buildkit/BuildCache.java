package io.github.runner4j.testkit.internal.buildkit;

import io.github.runner4j.testkit.files.FileTree;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What an engine's builds have done so far. Safe for use by several threads. */
public final class BuildCache {

    private final Map<String, Result> results = new ConcurrentHashMap<>();

    /**
     * What was done.
     *
     * @param key what it is known by
     * @param files what there was after it
     * @param created when
     */
    record Result(String key, FileTree files, Instant created) {}

    Optional<Result> find(String key) {
        return Optional.ofNullable(results.get(key));
    }

    void keep(Result result) {
        results.put(result.key(), result);
    }

    /** Forgets everything. */
    public void clear() {
        results.clear();
    }
}
