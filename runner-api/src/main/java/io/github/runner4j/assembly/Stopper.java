package io.github.runner4j.assembly;

import io.github.runner4j.container.ContainerState;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.event.Stage;
import io.github.runner4j.instance.InstanceId;
import io.github.runner4j.instance.InstanceState;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Stops instances, and remembers how the last ones ended. */
final class Stopper {

    private static final int EXIT_CODES_KEPT = 1_000;

    private final Parts parts;
    private final Images images;
    private final Announcer announcer;
    private final Consumer<InstanceId> gone;
    private final Set<InstanceId> stopping = ConcurrentHashMap.newKeySet();
    private final Set<InstanceId> restarting = ConcurrentHashMap.newKeySet();
    private final Map<InstanceId, OptionalInt> exitCodes = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InstanceId, OptionalInt> eldest) {
            return size() > EXIT_CODES_KEPT;
        }
    });

    Stopper(Parts parts, Images images, Announcer announcer, Consumer<InstanceId> gone) {
        this.parts = parts;
        this.images = images;
        this.announcer = announcer;
        this.gone = gone;
    }

    boolean isStopping(InstanceId id) {
        return stopping.contains(id);
    }

    /** Whether its program ends on purpose, so that its end is no failure. */
    boolean expectsEnd(InstanceId id) {
        return stopping.contains(id) || restarting.contains(id);
    }

    /** Does something in which the program ends on purpose and begins again. */
    void restarting(InstanceId id, Runnable work) {
        restarting.add(id);
        try {
            work.run();
        } finally {
            restarting.remove(id);
        }
    }

    /** Somebody else removed it, so nothing is due any more. */
    void forget(InstanceId id) {
        gone.accept(id);
    }

    /** How an instance that was stopped here had ended. */
    OptionalInt exitCode(InstanceId id) {
        return exitCodes.getOrDefault(id, OptionalInt.empty());
    }

    /**
     * Stops and removes; harmless when that was done already, and when somebody else does it at the same time. Only what is
     * removed here is forgotten: a launch that is refused a port goes on with another container of the same instance.
     */
    void stop(Started started) {
        Labels labels = started.labels();
        Voice voice = announcer.voice(labels.instance(), labels.component());
        boolean first = stopping.add(labels.instance());
        try {
            boolean there = parts.within(
                    "Stopping " + labels.component(),
                    parts.settings().connectionTimeout().plus(labels.grace()),
                    "connectionTimeout and the stop grace period",
                    context -> stop(started, first ? voice : null, context));
            if (first && there) {
                voice.changed(InstanceState.STOPPED);
            }
            if (there) {
                gone.accept(labels.instance());
            }
            if (labels.removeImage()) {
                parts.call("Removing the image " + labels.image(), context -> images.remove(labels.image(), context));
            }
        } catch (RunnerException e) {
            voice.failed(Stage.STOP, e);
            throw e;
        } finally {
            if (first) {
                stopping.remove(labels.instance());
            }
        }
    }

    private boolean stop(Started started, @Nullable Voice voice, Bound context) {
        String containerId = started.state().id();
        if (parts.engine().inspect(containerId, context).isEmpty()) {
            return false;
        }
        if (voice != null) {
            voice.changed(InstanceState.STOPPING);
        }
        parts.engine().stop(containerId, started.labels().grace(), context);
        parts.engine()
                .inspect(containerId, context)
                .map(ContainerState::exitCode)
                .ifPresent(code -> exitCodes.put(started.labels().instance(), code));
        parts.engine().remove(containerId, context);
        return true;
    }
}
