package io.github.runner4j.testkit.internal.container;

import io.github.runner4j.testkit.internal.engine.EventLog;
import java.util.Map;
import java.util.TreeMap;

/** Tells what happens to containers: with their labels, image and name. */
record ContainerEvents(EventLog log) {

    void publish(Container container, String action) {
        publish(container, action, Map.of());
    }

    void publish(Container container, String action, Map<String, String> more) {
        Map<String, String> attributes = new TreeMap<>(more);
        attributes.putAll(container.labels());
        String image = container.config().path("Image").asText();
        if (!image.isEmpty()) {
            attributes.put("image", image);
        }
        attributes.put("name", container.name());
        log.publish("container", action, container.id(), attributes);
    }
}
