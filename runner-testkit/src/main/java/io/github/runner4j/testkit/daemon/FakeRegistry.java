package io.github.runner4j.testkit.daemon;

import io.github.runner4j.testkit.internal.image.Image;
import io.github.runner4j.testkit.internal.image.Images;
import io.github.runner4j.testkit.internal.image.Reference;
import io.github.runner4j.testkit.internal.registry.Login;
import io.github.runner4j.testkit.internal.registry.Registries;
import io.github.runner4j.testkit.internal.registry.Registry;
import java.util.List;

/**
 * A registry that a fake daemon reaches: in memory, without a port of its own. The hub, {@code docker.io}, is there and empty from the
 * beginning; nobody answers at any other host before somebody asks for it by {@link FakeDocker#registry}. Safe for use by several
 * threads.
 */
public final class FakeRegistry {

    private final Registries registries;
    private final Registry registry;
    private final Images images;

    FakeRegistry(Registries registries, Images images, String host) {
        this.registries = registries;
        this.registry = registries.open(host);
        this.images = images;
    }

    /**
     * Lets only one user in from now on.
     *
     * @param user the name
     * @param password the password
     * @return this
     */
    public FakeRegistry login(String user, String password) {
        registry.protect(new Login(user, password));
        return this;
    }

    /**
     * Puts an image in that the daemon has, as if it had been pushed.
     *
     * @param image its name at the daemon, as in {@code acme/app:1.0}; its repository and tag are the same here
     * @return this
     * @throws IllegalArgumentException when the daemon has no such image
     */
    public FakeRegistry put(String image) {
        Reference name = images.reference(image);
        Image there = images.named(name.withDefaultTag())
                .orElseThrow(() -> new IllegalArgumentException("The daemon has no image " + image));
        registry.put(name, there);
        return this;
    }

    /**
     * What it has.
     *
     * @return repositories with tags, sorted, as in {@code acme/app:1.0}; official ones of the hub as {@code library/busybox:latest}
     */
    public List<String> images() {
        return registry.names();
    }

    /** From now on nobody answers there; {@link FakeDocker#registry} makes a new one. */
    public void shutDown() {
        registries.close(registry.host());
    }
}
