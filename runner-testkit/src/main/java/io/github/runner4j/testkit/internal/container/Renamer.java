package io.github.runner4j.testkit.internal.container;

import io.github.runner4j.testkit.internal.engine.Refusal;
import java.util.Map;

/** Gives containers other names. */
final class Renamer {

    private final Parts parts;

    Renamer(Parts parts) {
        this.parts = parts;
    }

    void rename(Container container, String name) {
        String full = name.startsWith("/") ? name : "/" + name;
        String old = container.name();
        if (full.equals("/" + old)) {
            throw Refusal.badParameter("Renaming a container with the same name as its current name");
        }
        try {
            container.rename(parts.containers().reserve(full, container.id()));
        } catch (Refusal e) {
            throw Refusal.of(e.status(), "Error when allocating new name: " + e.message());
        }
        parts.containers().release(old, container.id());
        parts.events().publish(container, "rename", Map.of("oldName", "/" + old));
    }
}
