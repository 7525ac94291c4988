package io.github.runner4j.testkit.internal.registry;

import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.image.Reference;

/** What a registry says to those whom it does not let in, and of what it does not have. */
final class Gate {

    private static final String DENIED = "denied: requested access to the resource is denied";

    private final Registry registry;

    Gate(Registry registry) {
        this.registry = registry;
    }

    private boolean isHub() {
        return registry.host().equals(Reference.HUB);
    }

    /** The manifest, for somebody who wants to read it. */
    Manifest read(Reference name, Login who) {
        boolean admitted = registry.admits(who);
        if (!admitted && !isHub()) {
            throw Refusal.broken(who.isNobody() ? noCredentials(name) : "unauthorized: authentication required");
        }
        if (isHub() && (!admitted || !registry.hasRepository(name.path()))) {
            throw Refusal.notFound("pull access denied for " + name.familiarName()
                    + ", repository does not exist or may require 'docker login': " + DENIED);
        }
        return registry.find(name)
                .orElseThrow(() -> Refusal.notFound(
                        "manifest for " + name.familiar() + " not found: manifest unknown: manifest unknown"));
    }

    private String noCredentials(Reference name) {
        String what = name.digest().or(name::tag).orElse("latest");
        return "Head \"" + Registries.address(registry.host()) + "/v2/" + name.path() + "/manifests/" + what
                + "\": no basic auth credentials";
    }

    /** Refuses somebody who may not write. */
    void write(Login who) {
        if (isHub() && (who.isNobody() || !registry.admits(who))) {
            throw Refusal.broken(DENIED);
        }
        if (!registry.admits(who)) {
            throw Refusal.broken(
                    who.isNobody() ? "no basic auth credentials" : "unauthorized: authentication required");
        }
    }

    /** Refuses somebody who may not log in. */
    void login(Login who) {
        if (!registry.admits(who)) {
            String address = Registries.address(registry.host()) + "/v2/";
            throw Refusal.broken(
                    isHub()
                            ? "Get \"" + address + "\": unauthorized: incorrect username or password"
                            : "login attempt to " + address + " failed with status: 401 Unauthorized");
        }
    }
}
