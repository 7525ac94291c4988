package io.github.runner4j.testkit.internal.registry;

import io.github.runner4j.testkit.internal.engine.Ids;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.image.Image;
import io.github.runner4j.testkit.internal.image.ImageDraft;
import io.github.runner4j.testkit.internal.image.Images;
import io.github.runner4j.testkit.internal.image.Layers;
import io.github.runner4j.testkit.internal.image.Platform;
import io.github.runner4j.testkit.internal.image.Reference;
import io.github.runner4j.testkit.internal.progress.Messages;
import io.github.runner4j.testkit.wire.Dialect;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gets images from a registry. */
public final class Pull {

    private final Images images;
    private final Registries registries;
    private final Dialect dialect;

    public Pull(Images images, Registries registries, Dialect dialect) {
        this.images = images;
        this.registries = registries;
        this.dialect = dialect;
    }

    /**
     * Gets an image, or all of a repository when the name has neither tag nor digest.
     *
     * @param platform what it is to run on
     * @param messages is told how it gets on
     * @throws Refusal when there is no such image, or nobody answers, or somebody is not let in
     */
    public void run(Reference name, Login who, Optional<Platform> platform, Messages messages) {
        if (name.familiarName().equals("scratch")) {
            throw Refusal.of(403, "'scratch' is a reserved name");
        }
        boolean changed =
                isAtHand(name) ? one(name.withDefaultTag(), manifest(name), messages) : fetch(name, who, messages);
        messages.status(
                "",
                "Status: " + (changed ? "Downloaded newer image for " : "Image is up to date for ") + name.familiar());
        Image image = images.named(name.withDefaultTag())
                .or(() -> images.namesIn(name).stream().findFirst().flatMap(images::named))
                .orElseThrow();
        images.publish("pull", image, name.familiar(), name.familiarName());
        platform.ifPresent(wanted -> check(wanted, image, name));
    }

    /** Nobody has to have put it into a registry. */
    private boolean isAtHand(Reference name) {
        return images.provides(name)
                && registries
                        .find(name.domain())
                        .filter(each -> each.hasRepository(name.path()))
                        .isEmpty();
    }

    private Manifest manifest(Reference name) {
        return Manifest.of(images.named(name.withDefaultTag()).orElseThrow());
    }

    private boolean fetch(Reference name, Login who, Messages messages) {
        Registry registry = registries.reach(name.domain());
        Gate gate = new Gate(registry);
        boolean changed = false;
        if (name.tag().isPresent() || name.digest().isPresent()) {
            changed = one(name, gate.read(name, who), messages);
        } else {
            List<String> tags = registry.tags(name.path());
            if (tags.isEmpty()) {
                gate.read(name.withDefaultTag(), who);
            }
            for (String tag : tags) {
                Reference each = name.withTag(tag);
                changed |= one(each, gate.read(each, who), messages);
            }
        }
        return changed;
    }

    private boolean one(Reference name, Manifest manifest, Messages messages) {
        messages.status(name.tag().orElse(name.familiar()), "Pulling from " + name.path());
        Optional<Image> before = images.named(name);
        boolean known = images.find(manifest.image().id()).isPresent();
        Image image = images.add(fresh(manifest.image()));
        boolean changed = before.filter(each -> each.id().equals(image.id())).isEmpty();
        if (!known) {
            layers(manifest, image, messages);
        }
        messages.status("", "Digest: " + manifest.digest());
        images.name(image, name);
        images.name(image, name.withDigest(manifest.digest()));
        return changed;
    }

    /** The same image as another engine would have it. */
    private static Image fresh(Image image) {
        return ImageDraft.restored(image.bytes(), image.document(), image.layers(), image.files());
    }

    private void layers(Manifest manifest, Image image, Messages messages) {
        Set<String> there = new HashSet<>();
        images.all().stream()
                .filter(each -> !each.id().equals(image.id()))
                .forEach(each -> there.addAll(Layers.chainIds(each.layers())));
        List<String> chain = Layers.chainIds(image.layers());
        for (int i = 0; i < chain.size(); i++) {
            boolean known = there.contains(chain.get(i));
            messages.step(shortened(manifest, i), known ? "Already exists" : "Pulling fs layer");
        }
        for (int i = 0; i < chain.size(); i++) {
            if (!there.contains(chain.get(i))) {
                fetch(manifest.blobs().get(i), messages);
            }
        }
    }

    private static String shortened(Manifest manifest, int layer) {
        return Ids.shortened(manifest.blobs().get(layer).digest());
    }

    private static void fetch(Blob blob, Messages messages) {
        String id = Ids.shortened(blob.digest());
        messages.progress(id, "Downloading", blob.size(), blob.size());
        messages.step(id, "Verifying Checksum");
        messages.step(id, "Download complete");
        messages.progress(id, "Extracting", blob.size(), blob.size());
        messages.progress(id, "Extracting", blob.size(), blob.size());
        messages.step(id, "Pull complete");
    }

    /** 20.10 takes what it gets. */
    private void check(Platform wanted, Image image, Reference name) {
        Platform actual = new Platform(image.text("os"), image.text("architecture"));
        if (dialect != Dialect.DOCKER_20_10 && !wanted.equals(actual)) {
            throw Refusal.broken("image with reference " + name.familiar()
                    + " was found but does not match the specified platform: wanted " + wanted.os() + "/"
                    + wanted.architecture() + ", actual: " + actual.os() + "/" + actual.architecture());
        }
    }
}
