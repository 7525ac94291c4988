package io.github.runner4j.config.file;

import io.github.runner4j.config.BuildOptions;
import io.github.runner4j.config.ComponentConfig;
import io.github.runner4j.config.LaunchOptions;
import io.github.runner4j.config.Limits;
import io.github.runner4j.config.RunOptions;
import io.github.runner4j.config.SecurityOptions;
import io.github.runner4j.config.file.Key.Found;
import io.github.runner4j.config.level.Level;
import io.github.runner4j.config.level.Origin;
import io.github.runner4j.error.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/** A level while it is being read. */
final class Draft {

    final BuildOptions.Builder build = BuildOptions.builder();
    final RunOptions.Builder run = RunOptions.builder();
    final LaunchOptions.Builder launch = LaunchOptions.builder();

    private final List<String> securityOptions = new ArrayList<>();
    private final Origin.Kind kind;
    private final Map<String, Origin> origins = new LinkedHashMap<>();

    Draft(Origin.Kind kind) {
        this.kind = kind;
    }

    /** A key whose value is one value of the level. */
    static <T> Key<Draft> setting(String key, String name, Shape<T> shape, String about, BiConsumer<Draft, T> set) {
        return Key.of(key, shape, about, (draft, found) -> {
            set.accept(draft, found.value());
            draft.origin(name, found);
        });
    }

    void limits(UnaryOperator<Limits.Builder> change) {
        run.limits(Limits.of(change));
    }

    /** Options in the form of {@code docker run}, besides those that are there. Each has a place of its own. */
    void security(List<Placed<String>> options, Found<?> found) {
        for (Placed<String> option : options) {
            securityOptions.add(option.value());
            SecurityOptions.parse(List.of(option.value()))
                    .words()
                    .forEach(word -> origin("securityOptions[" + word + "]", option.place(), option.secret()));
        }
        run.security(SecurityOptions.parse(securityOptions));
        origin("securityOptions", found);
    }

    void origin(String name, Found<?> found) {
        origin(name, found.place(), found.secret());
    }

    void origin(String name, Place place, boolean secret) {
        origins.put(name, Origin.of(kind, place, secret));
    }

    Level level() {
        return new Level(new ComponentConfig(build.build(), run.build(), launch.build()), origins);
    }
}
