package io.github.runner4j.assembly;

import io.github.runner4j.container.ContainerState;
import io.github.runner4j.spi.StageContext;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds instances by the labels of their containers. */
final class Instances {

    private final Parts parts;
    private final Prober prober;
    private final Readiness readiness;
    private final Stopper stopper;

    Instances(Parts parts, Prober prober, Readiness readiness, Stopper stopper) {
        this.parts = parts;
        this.prober = prober;
        this.readiness = readiness;
        this.stopper = stopper;
    }

    /** All instances of the owner. */
    List<LiveInstance> all() {
        return find(Map.of());
    }

    /** The owner's instances that also carry these labels, oldest first. */
    List<LiveInstance> find(Map<String, String> labels) {
        return parts.call("Listing instances", context -> find(labels, context));
    }

    /** The same within a context. */
    List<LiveInstance> find(Map<String, String> labels, StageContext context) {
        Map<String, String> wanted = new HashMap<>(labels);
        wanted.put(Labels.OWNER, parts.settings().owner());
        List<ContainerState> states = parts.engine().list(wanted, context);
        return states.stream()
                .map(state -> new Started(state, Labels.read(state)))
                .sorted(Comparator.comparing(started -> started.labels().started()))
                .map(this::handle)
                .toList();
    }

    LiveInstance handle(Started started) {
        return new LiveInstance(started, parts, prober, readiness, stopper);
    }
}
