package io.github.runner4j.testkit.internal.api;

import io.github.runner4j.testkit.internal.engine.EngineEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which events a client wants. Source: {@code filter.go} of the engine's events package. */
final class EventFilter {

    /** Names of events after which more is said, so that the beginning is enough. */
    private static final Set<String> OPEN = Set.of("health_status", "exec_create", "exec_start");

    private static final List<String> KINDS =
            List.of("daemon", "container", "plugin", "volume", "network", "node", "service", "secret", "config");

    private final Filters filters;

    EventFilter(Filters filters) {
        this.filters = filters;
    }

    boolean accepts(EngineEvent event) {
        return acceptsAction(event.action())
                && filters.accepts("type", event.type())
                && filters.accepts("scope", "local")
                && KINDS.stream().allMatch(kind -> acceptsActor(kind, event))
                && acceptsImage(event)
                && filters.acceptsLabels("label", event.attributes());
    }

    private boolean acceptsAction(String action) {
        boolean open = filters.all("event").stream().anyMatch(OPEN::contains);
        return filters.accepts("event", open ? action::startsWith : action::equals);
    }

    private boolean acceptsActor(String kind, EngineEvent event) {
        String name = event.attributes().getOrDefault("name", "");
        return filters.accepts(kind, wanted -> event.actor().startsWith(wanted) || name.startsWith(wanted));
    }

    private boolean acceptsImage(EngineEvent event) {
        String name = event.attributes().getOrDefault(event.type().equals("image") ? "name" : "image", "");
        return filters.accepts(
                "image",
                wanted -> Stream.of(event.actor(), name, bare(event.actor()), bare(name))
                        .anyMatch(wanted::equals));
    }

    /** Without a tag. */
    private static String bare(String image) {
        int colon = image.lastIndexOf(':');
        return colon > image.lastIndexOf('/') ? image.substring(0, colon) : image;
    }
}
