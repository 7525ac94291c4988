package io.github.runner4j.testkit.internal.mount;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words that say how something is mounted, parted by commas: {@code ro,z}. */
final class MountModes {

    static final Set<String> PROPAGATIONS = Set.of("private", "rprivate", "slave", "rslave", "shared", "rshared");
    static final String NO_COPY = "nocopy";

    private static final String READ_ONLY = "ro";

    private MountModes() {}

    /** Whether they are all known, and at most one of each kind. */
    static boolean valid(String modes) {
        Map<String, Integer> kinds = new HashMap<>();
        for (String mode : words(modes)) {
            kinds.merge(kind(mode), 1, Integer::sum);
        }
        return !kinds.containsKey("") && kinds.values().stream().allMatch(each -> each == 1);
    }

    static boolean writable(String modes) {
        return !words(modes).contains(READ_ONLY);
    }

    static boolean copies(String modes) {
        return !words(modes).contains(NO_COPY);
    }

    static Optional<String> propagation(String modes) {
        return words(modes).stream().filter(PROPAGATIONS::contains).findFirst();
    }

    private static List<String> words(String modes) {
        return modes.isEmpty() ? List.of() : List.of(modes.split(",", -1));
    }

    private static String kind(String mode) {
        return switch (mode) {
            case "rw", READ_ONLY -> "access";
            case "z", "Z" -> "label";
            case NO_COPY -> "copy";
            case "consistent", "cached", "delegated" -> "consistency";
            default -> PROPAGATIONS.contains(mode) ? "propagation" : "";
        };
    }
}
