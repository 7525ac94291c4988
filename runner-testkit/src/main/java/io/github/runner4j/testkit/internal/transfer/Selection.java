package io.github.runner4j.testkit.internal.transfer;

import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.image.Image;
import io.github.runner4j.testkit.internal.image.Images;
import io.github.runner4j.testkit.internal.image.Reference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The images that are to be saved, each with the tags that go with it. */
public final class Selection {

    private final Images images;
    private final Map<Image, List<Reference>> chosen = new LinkedHashMap<>();

    private Selection(Images images) {
        this.images = images;
    }

    /**
     * Chooses by names and ids; a name without a tag stands for all its tags.
     *
     * @throws Refusal when one of them stands for nothing
     */
    public static Map<Image, List<Reference>> of(Images images, List<String> wanted) {
        Selection selection = new Selection(images);
        wanted.forEach(selection::add);
        return selection.chosen;
    }

    private void add(String text) {
        if (Reference.digestIn(text).isPresent() || text.startsWith("sha256:")) {
            add(found(text), Optional.empty());
            return;
        }
        Reference name = parsed(text);
        if (name.tag().isPresent() || name.digest().isPresent()) {
            add(images.named(name).orElseThrow(() -> Refusal.notFound("reference does not exist")), Optional.of(name));
            return;
        }
        List<Reference> tags = images.namesIn(name);
        tags.forEach(tag -> add(images.named(tag).orElseThrow(), Optional.of(tag)));
        if (tags.isEmpty()) {
            add(found(text), Optional.empty());
        }
    }

    private Reference parsed(String text) {
        try {
            return images.reference(text);
        } catch (Refusal e) {
            throw Refusal.broken(e.message());
        }
    }

    private Image found(String text) {
        return images.find(text).orElseThrow(() -> Refusal.notFound("No such image: " + text));
    }

    private void add(Image image, Optional<Reference> name) {
        List<Reference> names = chosen.computeIfAbsent(image, each -> new ArrayList<>());
        name.filter(each -> each.tag().isPresent() && !names.contains(each)).ifPresent(names::add);
    }
}
