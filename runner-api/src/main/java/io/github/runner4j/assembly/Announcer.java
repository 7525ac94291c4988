package io.github.runner4j.assembly;

import io.github.runner4j.event.RunEvent;
import io.github.runner4j.instance.InstanceId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Gives each instance a voice: its events go to the listeners of all instances and to those of its own. */
final class Announcer {

    private final EventDelivery delivery;
    private final ErrorHistory errors;
    private final Clock clock;
    private final Map<InstanceId, List<Consumer<? super RunEvent>>> listeners = new ConcurrentHashMap<>();

    Announcer(EventDelivery delivery, ErrorHistory errors, Clock clock) {
        this.delivery = delivery;
        this.errors = errors;
        this.clock = clock;
    }

    /** The voice of a new instance. */
    Voice voice(InstanceId id, String component, List<Consumer<? super RunEvent>> own) {
        if (!own.isEmpty()) {
            listeners.put(id, own);
        }
        return voice(id, component);
    }

    /** The voice of an instance that may have listeners already. */
    Voice voice(InstanceId id, String component) {
        return new Voice(
                id,
                component,
                clock,
                event -> delivery.deliver(event, listeners.getOrDefault(id, List.of())),
                errors::add);
    }

    /** The instance is gone; its listeners hear no more. */
    void forget(InstanceId id) {
        listeners.remove(id);
    }
}
