package io.github.runner4j.testkit.internal.ryuk;

import io.github.runner4j.testkit.internal.container.Container;
import io.github.runner4j.testkit.internal.container.ContainerEngine;
import io.github.runner4j.testkit.internal.container.Stores;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.image.ImageRemoval;
import io.github.runner4j.testkit.internal.image.ImageUses;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;

/** Removes what carries labels. What stands in the way of one thing does not matter to the others. */
public final class Sweep {

    /** The label of the helpers themselves, which go by their own will. */
    private static final String HELPER = "org.testcontainers.ryuk";

    private final ContainerEngine containers;
    private final Stores stores;
    private final ImageUses uses;

    public Sweep(ContainerEngine containers, Stores stores, ImageUses uses) {
        this.containers = containers;
        this.stores = stores;
        this.uses = uses;
    }

    /** Removes what fits one of the wishes, and tells how much that was. */
    String run(Collection<Wish> wishes) throws InterruptedException {
        return "containers=" + containers(wishes) + " networks=" + networks(wishes) + " volumes=" + volumes(wishes)
                + " images=" + images(wishes);
    }

    private int containers(Collection<Wish> wishes) throws InterruptedException {
        int gone = 0;
        for (Container each : containers.containers().all()) {
            boolean wanted =
                    fits(wishes, each.labels()) && !"true".equals(each.labels().get(HELPER));
            gone += wanted && remove(each) ? 1 : 0;
        }
        return gone;
    }

    private boolean remove(Container container) throws InterruptedException {
        try {
            containers.remove(container, container.id(), true, true).get();
            return true;
        } catch (ExecutionException | Refusal e) {
            return false;
        }
    }

    private long networks(Collection<Wish> wishes) {
        return stores.networks().list().stream()
                .filter(each -> fits(wishes, each.spec().labels()))
                .filter(each -> done(() -> stores.networks().remove(each.id())))
                .count();
    }

    private long volumes(Collection<Wish> wishes) {
        return stores.volumes().list().stream()
                .filter(each -> fits(wishes, Objects.requireNonNullElse(each.labels(), Map.of())))
                .filter(each -> done(() -> stores.volumes().remove(each.name(), true)))
                .count();
    }

    private long images(Collection<Wish> wishes) {
        return stores.images().all().stream()
                .filter(each -> fits(wishes, each.labels()))
                .filter(each -> done(() -> ImageRemoval.remove(stores.images(), uses, each.id(), false, true)))
                .count();
    }

    private static boolean fits(Collection<Wish> wishes, Map<String, String> labels) {
        return wishes.stream().anyMatch(each -> each.fits(labels));
    }

    private static boolean done(Runnable removal) {
        try {
            removal.run();
            return true;
        } catch (Refusal e) {
            return false;
        }
    }
}
