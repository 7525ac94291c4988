package io.github.runner4j.config.level;

import io.github.runner4j.config.ComponentConfig;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One level of the configuration, or several put together: the values, and where each came from. Immutable.
 *
 * @param config the values
 * @param origins where a value came from, by its name as in {@link Explanation}
 */
public record Level(ComponentConfig config, Map<String, Origin> origins) {

    /** A level that says nothing. */
    public static final Level EMPTY = new Level(ComponentConfig.empty(), Map.of());

    /** Keeps its own copy. */
    public Level {
        origins = Collections.unmodifiableMap(new LinkedHashMap<>(origins));
    }

    /**
     * A level whose values all came from one place, but for those that have their defaults.
     *
     * @param config the values
     * @param origin where they came from
     * @return the level
     */
    public static Level of(ComponentConfig config, Origin origin) {
        Map<String, Origin> origins = new LinkedHashMap<>();
        Values.given(config).forEach(name -> origins.put(name, origin));
        return new Level(config, origins);
    }

    /**
     * This level, and for what it does not say the other, key by key.
     *
     * @param base the level below
     * @return the combination
     */
    public Level over(Level base) {
        Map<String, Origin> both = new LinkedHashMap<>(base.origins);
        both.putAll(origins);
        return new Level(config.over(base.config), both);
    }

    /**
     * Where a value came from.
     *
     * @param name the value's name, as in {@link Explanation}
     * @return its origin; {@link Origin#DEFAULT} when nobody said it
     */
    public Origin origin(String name) {
        return origins.getOrDefault(name, Origin.DEFAULT);
    }

    /**
     * Each value, and where it came from.
     *
     * @return the explanation, in the order of the documentation
     */
    public Explanation explain() {
        return Explanation.of(this);
    }
}
