package io.github.runner4j.testkit.internal.volume;

import io.github.runner4j.testkit.internal.engine.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a volume may be called, and what may be said of it. */
final class VolumeRules {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]+");
    private static final Set<String> OPTIONS = Set.of("type", "o", "device", "size");

    private VolumeRules() {}

    static void check(VolumeSpec spec) {
        String name = spec.name();
        if (!spec.driver().isEmpty() && !spec.driver().equals(Volume.LOCAL)) {
            throw refused(
                    404,
                    name,
                    "error looking up volume plugin " + spec.driver() + ": plugin \"" + spec.driver() + "\" not found");
        }
        if (name.length() == 1) {
            throw refused(400, name, "volume name is too short, names should be at least two alphanumeric characters");
        }
        if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            throw refused(
                    400,
                    name,
                    "\"" + name + "\" includes invalid characters for a local volume name, only "
                            + "\"[a-zA-Z0-9][a-zA-Z0-9_.-]\" are allowed. If you intended to pass a host directory, "
                            + "use absolute path");
        }
        Map<String, String> options = spec.options();
        if (options != null) {
            options.keySet().stream()
                    .filter(each -> !OPTIONS.contains(each))
                    .findFirst()
                    .ifPresent(each -> {
                        throw refused(400, name, "invalid option: \"" + each + "\"");
                    });
            checkTogether(name, options);
        }
    }

    /** Source: {@code validateOpts} of the engine's local driver. */
    private static void checkTogether(String name, Map<String, String> options) {
        boolean mounts = options.containsKey("type") || options.containsKey("device") || options.containsKey("o");
        for (String each : List.of("device", "type")) {
            if (mounts && options.getOrDefault(each, "").isEmpty()) {
                throw refused(400, name, "missing required option: \"" + each + "\"");
            }
        }
    }

    private static Refusal refused(int status, String name, String message) {
        return Refusal.of(status, "create " + name + ": " + message);
    }
}
