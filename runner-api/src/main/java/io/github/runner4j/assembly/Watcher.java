package io.github.runner4j.assembly;

import io.github.runner4j.container.ContainerEvent;
import io.github.runner4j.container.ContainerException;
import io.github.runner4j.container.ContainerState;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.event.Stage;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.instance.InstanceId;
import io.github.runner4j.instance.InstanceState;
import io.github.runner4j.secret.Redactor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Notices when an instance ends by itself, from the engine's events. What happens while the events are not to be had, before the
 * first connection or between two, is found by asking once after each connection.
 */
final class Watcher implements AutoCloseable {

    private static final System.Logger LOGGER = System.getLogger(Watcher.class.getName());
    private static final Duration FOR_EVER = Duration.ofDays(365);
    private static final long CATCH_UP_SECONDS = 1;

    private final Parts parts;
    private final Stopper stopper;
    private final Postmortem postmortem;
    private final Announcer announcer;
    private final Map<InstanceId, Watched> watched = new ConcurrentHashMap<>();
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicReference<Optional<Bound>> listening = new AtomicReference<>(Optional.empty());

    private record Watched(Instance instance, Redactor redactor) {}

    Watcher(Parts parts, Stopper stopper, Postmortem postmortem, Announcer announcer) {
        this.parts = parts;
        this.stopper = stopper;
        this.postmortem = postmortem;
        this.announcer = announcer;
    }

    /** Watches an instance that is ready. */
    void watch(Instance instance, Redactor redactor) {
        watched.put(instance.id(), new Watched(instance, redactor));
        if (begun.compareAndSet(false, true)) {
            connect();
        }
    }

    /** The instance is gone on purpose. */
    void forget(InstanceId id) {
        watched.remove(id);
    }

    @Override
    public void close() {
        closed.set(true);
        listening.get().ifPresent(bound -> bound.stop(ErrorCode.OPERATION_CANCELLED));
    }

    private void connect() {
        if (closed.get()) {
            return;
        }
        try {
            parts.threads().workers().execute(this::listen);
        } catch (RejectedExecutionException e) {
            tooLate(e);
            return;
        }
        later(() -> List.copyOf(watched.keySet()).forEach(this::look));
    }

    private void listen() {
        try (Bound bound = Bound.of("Watching instances", FOR_EVER, "no limit", parts.timer())) {
            listening.set(Optional.of(bound));
            if (closed.get()) {
                return;
            }
            bound.run(() -> {
                parts.engine().events(Map.of(Labels.OWNER, parts.settings().owner()), this::heard, bound);
                return true;
            });
        } catch (RuntimeException e) {
            if (!closed.get()) {
                LOGGER.log(System.Logger.Level.WARNING, "The engine's events broke off; connecting again", e);
            }
        }
        later(this::connect);
    }

    private void later(Runnable work) {
        if (!closed.get()) {
            Runnable onWorker = () -> parts.threads().workers().execute(work);
            try {
                Future<?> unused = parts.timer().schedule(onWorker, CATCH_UP_SECONDS, TimeUnit.SECONDS);
            } catch (RejectedExecutionException e) {
                tooLate(e);
            }
        }
    }

    private static void tooLate(RejectedExecutionException e) {
        LOGGER.log(System.Logger.Level.DEBUG, "The runner is closed, so nothing is watched any more", e);
    }

    private void heard(ContainerEvent event) {
        String id = event.attributes().get(Labels.INSTANCE);
        if (id != null && !closed.get() && event.action().equals("die")) {
            parts.threads().workers().execute(() -> look(new InstanceId(id)));
        }
    }

    /** While its program ends on purpose, or the engine does not answer, it is looked at again a little later. */
    private void look(InstanceId id) {
        Watched entry = watched.get(id);
        if (entry == null) {
            return;
        }
        if (stopper.expectsEnd(id)) {
            later(() -> look(id));
            return;
        }
        Instance instance = entry.instance();
        try {
            Optional<ContainerState> state = parts.call(
                    "Inspecting " + instance, context -> parts.engine().inspect(instance.containerId(), context));
            if (state.map(ContainerState::ended).orElse(true) && watched.remove(id) != null) {
                state.ifPresentOrElse(ended -> announce(entry, ended), () -> announceRemoved(entry));
            }
        } catch (RunnerException e) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "It could not be found out whether " + instance + " still runs; asking again",
                    e);
            later(() -> look(id));
        }
    }

    private void announceRemoved(Watched entry) {
        Instance instance = entry.instance();
        Voice voice = announcer.voice(instance.id(), instance.component());
        voice.failed(
                Stage.RUN,
                new ContainerException(
                        Failure.of(
                                ErrorCode.DOCKER_RESOURCE_NOT_FOUND,
                                "The container of " + instance + " was removed by somebody else. Launch it again."),
                        null));
        voice.changed(InstanceState.STOPPED);
        stopper.forget(instance.id());
    }

    private void announce(Watched entry, ContainerState state) {
        Instance instance = entry.instance();
        Voice voice = announcer.voice(instance.id(), instance.component());
        RunnerException failure = parts.call(
                "Looking at the ended container",
                context -> postmortem.ended(instance.component(), "", state, context));
        voice.failed(Stage.RUN, postmortem.withEvidence(failure, state.id()).redacted(entry.redactor()));
        voice.changed(InstanceState.ERROR);
    }
}
