package io.github.runner4j.docker.internal.yaml;

import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.Problem;
import io.github.runner4j.error.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one file. */
final class Problems {

    /** More would help nobody, and a hostile file could have hundreds of thousands. */
    private static final int MOST = 100;

    private static final Comparator<Problem> ORDER_OF_THE_FILE = Comparator.comparingInt(
                    (Problem problem) -> problem.place().line())
            .thenComparingInt(problem -> problem.place().column());

    private final String file;
    private final List<Problem> found = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    void add(Place place, String key, String message) {
        if (found.size() < MOST) {
            found.add(new Problem(place, key, message));
        }
    }

    /** Throws everything that was collected, if anything was. */
    void throwIfAny() {
        if (!found.isEmpty()) {
            throw ConfigException.of(
                    file, found.stream().sorted(ORDER_OF_THE_FILE).toList());
        }
    }

    /** The one problem that makes reading on pointless. */
    static ConfigException fatal(Place place, String message) {
        return ConfigException.of(place.file(), List.of(new Problem(place, "", message)));
    }
}
