package io.github.runner4j.testkit.internal.image;

import io.github.runner4j.testkit.internal.engine.Ids;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.image.ImageUses.Use;
import java.util.Optional;

/** What stands in the way of taking an image away. Source of the order: the engine's {@code checkImageDeleteConflict}. */
final class ImageConflicts {

    /** What force overcomes: nothing, that names point to it, or that a stopped container has it. */
    record Checks(boolean names, boolean stopped) {

        static final Checks HARD = new Checks(false, false);
        static final Checks ALL = new Checks(true, true);
        static final Checks ALL_BUT_NAMES = new Checks(false, true);
    }

    /** Something in the way; used means by a container. */
    record Conflict(Image image, boolean hard, boolean used, String why) {

        Refusal refusal() {
            return Refusal.conflict("conflict: unable to delete " + Ids.shortened(image.id()) + " ("
                    + (hard ? "cannot be forced" : "must be forced") + ") - " + why);
        }
    }

    private final Images images;
    private final ImageUses uses;

    ImageConflicts(Images images, ImageUses uses) {
        this.images = images;
        this.uses = uses;
    }

    Optional<Conflict> find(Image image, Checks checks) {
        if (!images.childrenOf(image).isEmpty()) {
            return Optional.of(new Conflict(image, true, false, "image has dependent child images"));
        }
        Optional<Use> running = use(image, true);
        if (running.isPresent()) {
            return Optional.of(new Conflict(
                    image, true, true, "image is being used by running container " + shortened(running.get())));
        }
        if (checks.names() && !images.namesOf(image).isEmpty()) {
            return Optional.of(new Conflict(image, false, false, "image is referenced in multiple repositories"));
        }
        return use(image, false)
                .filter(stopped -> checks.stopped())
                .map(stopped -> new Conflict(
                        image, false, true, "image is being used by stopped container " + shortened(stopped)));
    }

    /** A container that has an image, running or not. */
    Optional<Use> anyUse(Image image) {
        return uses.all().stream()
                .filter(each -> each.image().equals(image.id()))
                .findFirst();
    }

    private Optional<Use> use(Image image, boolean running) {
        return uses.all().stream()
                .filter(each -> each.image().equals(image.id()) && each.running() == running)
                .findFirst();
    }

    private static String shortened(Use use) {
        return Ids.shortened(use.container());
    }
}
