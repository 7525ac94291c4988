package io.github.runner4j.testkit.internal.buildkit;

import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.image.Image;
import io.github.runner4j.testkit.internal.image.Reference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The images that a Dockerfile names, each looked up once. For one thread. */
final class Bases {

    private final Workshop workshop;
    private final Map<String, Image> known = new HashMap<>();

    Bases(Workshop workshop) {
        this.workshop = workshop;
    }

    /** An image; it is pulled when it is not there. */
    Image image(String name) throws InterruptedException {
        String full = reference(name).withDefaultTag().toString();
        Image before = known.get(full);
        if (before != null) {
            return before;
        }
        Vertex vertex = Vertex.of("[internal] load metadata for " + full);
        boolean pull = workshop.options().cache().pull();
        try {
            Image image = workshop.trace()
                    .run(
                            vertex,
                            () -> workshop.tools()
                                    .bases()
                                    .get(name, pull, workshop.messages().later()));
            known.put(full, image);
            return image;
        } catch (Refusal e) {
            String prefix = workshop.old() ? "" : name + ": failed to resolve source metadata for " + full + ": ";
            throw Refusal.broken(prefix + e.message());
        }
    }

    /** Its name as it is told: 20.10 tells no tag that nobody wrote. */
    String told(String name) {
        Reference reference = reference(name);
        return (workshop.old() ? reference : reference.withDefaultTag()).toString();
    }

    /** What takes its files, when no stage begins with it. */
    Node node(String name) throws InterruptedException {
        Image image = image(name);
        return Node.of("FROM " + told(name), Optional.empty(), Optional.empty(), Operations.image(image));
    }

    private Reference reference(String name) {
        return workshop.tools().images().reference(name);
    }
}
