package io.github.runner4j.testkit.internal.mount;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runner4j.testkit.internal.engine.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What must not be mounted. Source: {@code linux_parser.go} of the engine's volume package. */
public final class MountRules {

    private MountRules() {}

    /** Checks one of {@code HostConfig.Mounts}. */
    public static void check(JsonNode mount) {
        String type = mount.path("Type").asText();
        Optional<String> wrong = target(type, mount.path("Target").asText())
                .or(() -> source(mount, type).map(each -> config(type, each)));
        wrong.ifPresent(each -> {
            throw Refusal.badParameter(each);
        });
    }

    /** Checks where memory is to be mounted. */
    public static void checkMemory(String target) {
        place(target).ifPresent(wrong -> {
            throw Refusal.badParameter(wrong);
        });
    }

    /** What is wrong with a place in the container. */
    static Optional<String> target(String type, String target) {
        return (target.isEmpty() ? Optional.of(missing("Target")) : place(target)).map(each -> config(type, each));
    }

    private static Optional<String> place(String target) {
        if (!target.isEmpty() && !target.equals(".") && Paths.clean(target).equals("/")) {
            return Optional.of("invalid specification: destination can't be '/'");
        }
        return absolute(target);
    }

    private static Optional<String> source(JsonNode mount, String type) {
        String source = mount.path("Source").asText();
        return switch (type) {
            case MountSpec.BIND -> bind(mount, source);
            case MountSpec.VOLUME ->
                extra(mount, "BindOptions")
                        .or(() -> source.isEmpty() && mount.path("ReadOnly").asBoolean()
                                ? Optional.of("must not set ReadOnly mode when using anonymous volumes")
                                : Optional.empty());
            case MountSpec.TMPFS -> extra(mount, "BindOptions").or(() -> extra(mount, "Source"));
            default -> Optional.of("mount type unknown");
        };
    }

    private static Optional<String> bind(JsonNode mount, String source) {
        String propagation = mount.path("BindOptions").path("Propagation").asText();
        if (source.isEmpty()) {
            return Optional.of(missing("Source"));
        }
        if (!propagation.isEmpty() && !MountModes.PROPAGATIONS.contains(propagation)) {
            return Optional.of("invalid propagation mode: " + propagation);
        }
        boolean made = mount.path("BindOptions").path("CreateMountpoint").asBoolean();
        return extra(mount, "VolumeOptions")
                .or(() -> absolute(source))
                .or(() -> made || Files.exists(Path.of(source))
                        ? Optional.empty()
                        : Optional.of("bind source path does not exist: " + source));
    }

    private static Optional<String> absolute(String path) {
        return path.startsWith("/")
                ? Optional.empty()
                : Optional.of("invalid mount path: '" + path + "' mount path must be absolute");
    }

    private static Optional<String> extra(JsonNode mount, String field) {
        return mount.has(field) ? Optional.of("field " + field + " must not be specified") : Optional.empty();
    }

    private static String missing(String field) {
        return "field " + field + " must not be empty";
    }

    private static String config(String type, String wrong) {
        return "invalid mount config for type \"" + type + "\": " + wrong;
    }
}
