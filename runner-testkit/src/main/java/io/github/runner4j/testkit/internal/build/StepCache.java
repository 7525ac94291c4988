package io.github.runner4j.testkit.internal.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.image.Image;
import io.github.runner4j.testkit.internal.image.Images;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the image that an earlier build made by the same step. From the first step that is not found on, none is. */
final class StepCache {

    private static final List<String> COMPARED =
            List.of("Cmd", "Env", "Labels", "ExposedPorts", "Entrypoint", "Volumes", "User", "Tty", "OpenStdin");
    private static final List<String> ALSO_COMPARED = List.of(
            "Shell", "OnBuild", "WorkingDir", "StopSignal", "StopTimeout", "Healthcheck", "StdinOnce", "ArgsEscaped");

    private final Images images;
    private final BuildOptions.Cache options;
    private final boolean old;
    private boolean missed;

    StepCache(Images images, BuildOptions.Cache options, boolean old) {
        this.images = images;
        this.options = options;
        this.old = old;
    }

    /** A stage begins. */
    void reset() {
        missed = false;
    }

    /** The image that was made of another, or of nothing, with these settings of its container. */
    Optional<Image> find(Optional<Image> parent, ObjectNode settings) {
        if (options.off() || missed) {
            return Optional.empty();
        }
        Optional<Image> found = candidates(parent).stream()
                .filter(each -> isSame(each.document().path("container_config"), settings))
                .max(Comparator.comparing(Image::created));
        Optional<Image> usable = options.from().isEmpty()
                ? found
                : found.filter(this::isAncestorOfSource).or(() -> ofSources(parent, settings));
        missed = usable.isEmpty();
        return usable;
    }

    private List<Image> candidates(Optional<Image> parent) {
        return parent.map(images::childrenOf)
                .orElseGet(() -> images.all().stream()
                        .filter(each -> images.parentOf(each).isEmpty())
                        .toList());
    }

    private List<Image> sources() {
        return options.from().stream()
                .map(images::find)
                .flatMap(Optional::stream)
                .toList();
    }

    private boolean isAncestorOfSource(Image image) {
        return sources().stream().anyMatch(source -> {
            Optional<Image> each = images.parentOf(source);
            while (each.isPresent() && !each.get().id().equals(image.id())) {
                each = images.parentOf(each.get());
            }
            return each.isPresent();
        });
    }

    /** A source whose last step this is. Source of the rule: {@code ImageCache.GetCache} of the engine. */
    private Optional<Image> ofSources(Optional<Image> parent, ObjectNode settings) {
        JsonNode before = parent.map(each -> each.document().path("history")).orElse(settings.arrayNode());
        StringBuilder command = new StringBuilder();
        settings.path("Cmd")
                .forEach(each -> command.append(command.isEmpty() ? "" : " ").append(each.asText()));
        return sources().stream()
                .filter(each -> {
                    JsonNode history = each.document().path("history");
                    boolean continues = history.size() == before.size() + 1;
                    for (int i = 0; continues && i < before.size(); i++) {
                        continues = before.get(i).equals(history.get(i));
                    }
                    return continues
                            && history.get(before.size())
                                    .path("created_by")
                                    .asText()
                                    .contentEquals(command);
                })
                .findFirst();
    }

    private boolean isSame(JsonNode one, JsonNode other) {
        return one.isObject()
                && COMPARED.stream().allMatch(each -> isSame(one, other, each))
                && (old || ALSO_COMPARED.stream().allMatch(each -> isSame(one, other, each)));
    }

    private static boolean isSame(JsonNode one, JsonNode other, String key) {
        JsonNode a = one.path(key);
        JsonNode b = other.path(key);
        return a.equals(b)
                || (a.isEmpty() && b.isEmpty() && !a.isValueNode() && !b.isValueNode())
                || (isNothing(a) && isNothing(b));
    }

    private static boolean isNothing(JsonNode node) {
        return node.isMissingNode() || node.isNull() || (node.isContainerNode() && node.isEmpty());
    }
}
