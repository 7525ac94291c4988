package io.github.runner4j.testkit.internal.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.engine.Ids;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.image.Image;
import io.github.runner4j.testkit.internal.image.Images;
import io.github.runner4j.testkit.internal.image.Layer;
import io.github.runner4j.testkit.internal.image.Reference;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.internal.progress.Messages;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Brings images to a registry. */
public final class Push {

    private final Images images;
    private final Registries registries;

    public Push(Images images, Registries registries) {
        this.images = images;
        this.registries = registries;
    }

    /**
     * Brings an image there, or all tags of a repository when the name has none.
     *
     * @param messages is told how it gets on
     * @throws Refusal when there is no such image here, or nobody answers there, or somebody is not let in
     */
    public void run(Reference name, Login who, Messages messages) {
        messages.status("", "The push refers to repository [" + name.name() + "]");
        List<Reference> names = images.namesIn(name);
        if (names.isEmpty()) {
            throw Refusal.broken("An image does not exist locally with the tag: " + name.familiarName());
        }
        Registry registry = registries.reach(name.domain());
        if (name.tag().isPresent() && images.named(name).isEmpty()) {
            throw Refusal.broken("tag does not exist: " + name.familiar());
        }
        for (Reference each : name.tag().isPresent() ? List.of(name) : names) {
            one(each, registry, who, messages);
        }
        images.named(name)
                .or(() -> images.named(names.get(0)))
                .ifPresent(image -> images.publish("push", image, name.familiar(), name.familiarName()));
    }

    private void one(Reference name, Registry registry, Login who, Messages messages) {
        Image image = images.named(name).orElseThrow();
        List<Layer> layers = new ArrayList<>(image.layers());
        Collections.reverse(layers);
        layers.forEach(each -> messages.step(Ids.shortened(each.diffId()), "Preparing"));
        new Gate(registry).write(who);
        layers.forEach(each -> layer(each, name, registry, messages));
        Manifest manifest = Manifest.of(image);
        String tag = name.tag().orElse("");
        registry.put(name.path(), tag, manifest);
        images.name(image, name.withDigest(manifest.digest()));
        messages.status("", tag + ": digest: " + manifest.digest() + " size: " + manifest.size());
        ObjectNode result = Json.object();
        result.putObject("progressDetail");
        result.putObject("aux").put("Tag", tag).put("Digest", manifest.digest()).put("Size", manifest.size());
        messages.send(result);
    }

    private static void layer(Layer layer, Reference name, Registry registry, Messages messages) {
        String id = Ids.shortened(layer.diffId());
        Set<String> holders = registry.holders(layer.diffId());
        Optional<String> other = holders.stream().findFirst();
        if (holders.contains(name.path())) {
            messages.step(id, "Layer already exists");
        } else if (other.isPresent()) {
            messages.step(id, "Mounted from " + other.get());
        } else {
            messages.progress(id, "Pushing", Math.min(512, layer.tarSize()), layer.size());
            messages.progress(id, "Pushing", layer.tarSize(), layer.size());
            messages.step(id, "Pushed");
        }
    }
}
