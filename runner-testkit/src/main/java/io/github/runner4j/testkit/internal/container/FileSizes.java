package io.github.runner4j.testkit.internal.container;

import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.internal.image.Image;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many bytes the files of a container have.
 *
 * @param changed those that are otherwise than in its image
 * @param all those of the image, and what was changed
 */
record FileSizes(long changed, long all) {

    static FileSizes of(Parts parts, Container container) {
        String id = container.imageId();
        Optional<Image> image =
                id.isEmpty() ? Optional.empty() : parts.stores().images().find(id);
        Map<String, FileNode> before =
                image.map(each -> (Map<String, FileNode>) each.files().all()).orElse(Map.of());
        long changed = container.files().all().entrySet().stream()
                .filter(each -> !each.getValue().content().equals(content(before.get(each.getKey()))))
                .mapToLong(each -> each.getValue().content().size())
                .sum();
        return new FileSizes(changed, changed + image.map(Image::size).orElse(0L));
    }

    private static Object content(@Nullable FileNode node) {
        return node == null ? "" : node.content();
    }
}
