package io.github.runner4j.testkit.internal.build;

import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.image.Image;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The stages that are done. */
final class FinishedStages {

    private final List<Image> all = new ArrayList<>();
    private final Map<String, Image> named = new HashMap<>();

    void add(String name, Image image) {
        if (!name.isEmpty()) {
            named.put(name, image);
        }
        all.add(image);
    }

    void checkFree(String name) {
        if (named.containsKey(name)) {
            throw Refusal.broken(name + " stage name already used");
        }
    }

    Optional<Image> byName(String name) {
        return Optional.ofNullable(named.get(name.toLowerCase(Locale.ROOT)));
    }

    /** By its name or its number; nothing when the text is neither. */
    Optional<Image> find(String text) {
        Optional<Image> found = byName(text);
        if (found.isPresent() || !text.matches("-?\\d{1,9}")) {
            return found;
        }
        int number = Integer.parseInt(text);
        if (number == all.size()) {
            throw Refusal.broken("refers to current build stage");
        }
        if (number < 0 || number > all.size()) {
            throw Refusal.broken("index out of bounds");
        }
        return Optional.of(all.get(number));
    }
}
