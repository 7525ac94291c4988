package io.github.runner4j.testkit.internal.image;

import io.github.runner4j.testkit.internal.engine.Ids;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.image.ImageConflicts.Checks;
import io.github.runner4j.testkit.internal.image.ImageConflicts.Conflict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Takes an image away, or only a name of it. Source of the order of things: the engine's {@code ImageDelete}. */
public final class ImageRemoval {

    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{1,64}");

    /**
     * Something that was done.
     *
     * @param deleted true when an image or a stack of layers was taken away, false when a name was
     * @param what its id, or the name
     */
    public record Done(boolean deleted, String what) {}

    private final Images images;
    private final ImageConflicts conflicts;
    private final boolean force;
    private final boolean parents;
    private final List<Done> done = new ArrayList<>();

    private ImageRemoval(Images images, ImageUses uses, boolean force, boolean parents) {
        this.images = images;
        this.conflicts = new ImageConflicts(images, uses);
        this.force = force;
        this.parents = parents;
    }

    /**
     * Takes away what a name or an id stands for.
     *
     * @param force to do it although names or stopped containers stand in the way
     * @param parents to take away parents without names, too
     * @return what was done, in that order
     * @throws Refusal when there is no such image, or something stands in the way
     */
    public static List<Done> remove(Images images, ImageUses uses, String reference, boolean force, boolean parents) {
        ImageRemoval removal = new ImageRemoval(images, uses, force, parents);
        Image image = images.get(reference);
        if (isIdOf(image, reference)) {
            removal.removeById(image);
        } else {
            removal.removeByName(image, reference);
        }
        return removal.done;
    }

    private static boolean isIdOf(Image image, String reference) {
        String digits = reference.startsWith("sha256:") ? reference.substring("sha256:".length()) : reference;
        return DIGITS.matcher(digits).matches() && image.id().startsWith("sha256:" + digits);
    }

    private void removeByName(Image image, String text) {
        if (!force && isOneRepository(images.namesOf(image))) {
            conflicts.anyUse(image).ifPresent(use -> {
                throw Refusal.conflict("conflict: unable to remove repository reference \"" + text
                        + "\" (must force) - container " + Ids.shortened(use.container())
                        + " is using its referenced image " + Ids.shortened(image.id()));
            });
        }
        Reference name = images.reference(text).withDefaultTag();
        untag(image, name, true);
        List<Reference> left = images.namesOf(image);
        boolean tagLeft = left.stream()
                .anyMatch(each -> each.digest().isEmpty() && each.name().equals(name.name()));
        if (name.digest().isEmpty() && !tagLeft) {
            left.stream().filter(each -> each.name().equals(name.name())).forEach(each -> untag(image, each, false));
        }
        if (images.namesOf(image).isEmpty()) {
            delete(image, force, true);
        }
    }

    private void removeById(Image image) {
        List<Reference> names = images.namesOf(image);
        if (isOneRepository(names)) {
            refuse(conflicts.find(image, force ? Checks.HARD : Checks.ALL_BUT_NAMES));
            names.forEach(each -> untag(image, each, true));
        }
        delete(image, force, false);
    }

    private void untag(Image image, Reference name, boolean told) {
        images.forget(name);
        done.add(new Done(false, name.familiar()));
        if (told) {
            images.publish("untag", image, image.id(), image.id());
        }
    }

    private void delete(Image image, boolean forced, boolean quiet) {
        Optional<Conflict> conflict = conflicts.find(image, forced ? Checks.HARD : Checks.ALL);
        if (conflict.isPresent()) {
            boolean dangling =
                    images.namesOf(image).isEmpty() && images.childrenOf(image).isEmpty();
            if (quiet && (!dangling || conflict.get().used())) {
                return;
            }
            throw conflict.get().refusal();
        }
        Optional<Image> parent = images.parentOf(image);
        boolean used = conflicts.anyUse(image).isPresent();
        images.namesOf(image).forEach(each -> untag(image, each, true));
        List<String> layers = images.remove(image);
        images.publishRemoval(image);
        done.add(new Done(true, image.id()));
        if (!used) {
            layers.forEach(each -> done.add(new Done(true, each)));
        }
        parent.filter(each -> parents).ifPresent(each -> delete(each, false, true));
    }

    private static void refuse(Optional<Conflict> conflict) {
        conflict.ifPresent(each -> {
            throw each.refusal();
        });
    }

    /** At most one tag, and digests of the same repository only. Source: {@code isSingleReference}. */
    private static boolean isOneRepository(List<Reference> names) {
        long tags = names.stream().filter(each -> each.digest().isEmpty()).count();
        Set<String> repositories = names.stream().map(Reference::name).collect(Collectors.toSet());
        return names.size() <= 1 || (tags <= 1 && repositories.size() == 1);
    }
}
