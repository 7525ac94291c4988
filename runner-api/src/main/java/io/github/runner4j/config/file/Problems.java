package io.github.runner4j.config.file;

import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.Problem;
import io.github.runner4j.error.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Collects what is wrong with some files. */
final class Problems {

    /** More would help nobody, and a hostile file could have hundreds of thousands. */
    static final int MOST = 100;

    private static final Comparator<Problem> ORDER_OF_THE_FILE = Comparator.comparingInt(
                    (Problem problem) -> problem.place().line())
            .thenComparingInt(problem -> problem.place().column());

    private final List<Problem> found = new ArrayList<>();
    private int more;

    void add(Place place, String key, String message) {
        add(new Problem(place, key, message));
    }

    /** A value that is not accepted. */
    void refuse(ConfigNode node, String key, String allowed, Optional<String> meant) {
        if (!(node instanceof ConfigNode.Scalar scalar)) {
            add(new Problem(
                    node.place(),
                    key,
                    "is " + node.kind() + ". Allowed: " + allowed + ".",
                    Optional.empty(),
                    Optional.of(allowed),
                    Optional.empty()));
            return;
        }
        String shown = Shown.value(key, scalar);
        String hint = meant.map(word -> " Did you mean " + word + "?").orElse("");
        add(new Problem(
                node.place(),
                key,
                shown + " is not accepted." + hint + " Allowed: " + allowed + ".",
                Optional.of(shown),
                Optional.of(allowed),
                meant));
    }

    void add(Problem problem) {
        if (found.size() < MOST) {
            found.add(problem);
        } else {
            more++;
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** Everything that was collected, in the order of the file; at the end how many there are besides. */
    List<Problem> all() {
        List<Problem> all = new ArrayList<>(found);
        all.sort(ORDER_OF_THE_FILE);
        if (more > 0) {
            all.add(new Problem(
                    Place.of(found.get(0).place().file()),
                    "",
                    "there are " + more + " more problems. Correct these " + MOST + " first."));
        }
        return List.copyOf(all);
    }

    /** Throws everything that was collected, if anything was. */
    void throwIfAny(String what) {
        if (!found.isEmpty()) {
            throw ConfigException.of(what, all());
        }
    }
}
