package io.github.runner4j.testkit.internal.container;

import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.image.Image;
import io.github.runner4j.testkit.internal.image.Images;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Images, and all that was made from them. */
record Descendants(Images images) {

    /** Their ids; of images that there are not there is none. */
    Set<String> of(List<String> references) {
        Set<String> ids = new HashSet<>();
        references.forEach(each -> find(each).ifPresent(image -> add(image, ids)));
        return ids;
    }

    private Optional<Image> find(String reference) {
        try {
            return images.find(reference);
        } catch (Refusal e) {
            return Optional.empty();
        }
    }

    private void add(Image image, Set<String> ids) {
        if (ids.add(image.id())) {
            images.childrenOf(image).forEach(each -> add(each, ids));
        }
    }
}
