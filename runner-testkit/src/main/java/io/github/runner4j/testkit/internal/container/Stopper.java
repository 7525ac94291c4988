package io.github.runner4j.testkit.internal.container;

import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.process.Signal;
import io.github.runner4j.testkit.time.Time;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/** Stops and kills containers. Nobody waits on a thread meanwhile. */
final class Stopper {

    private static final int DEFAULT_TIMEOUT = 10;

    private final Parts parts;
    private final Ending ending;
    private final Pauser pauser;

    Stopper(Parts parts, Ending ending, Pauser pauser) {
        this.parts = parts;
        this.ending = ending;
        this.pauser = pauser;
    }

    /**
     * Asks it to end, and kills it when it has not after so many seconds; a negative number waits for ever.
     *
     * @param signal how it is asked; as its configuration says without one
     */
    CompletableFuture<Void> stop(Container container, Optional<Signal> signal, OptionalInt seconds) {
        if (!container.isRunning()) {
            return CompletableFuture.completedFuture(null);
        }
        int timeout = seconds.orElseGet(() -> timeout(container));
        CompletableFuture<WaitResult> ended = ended(container);
        kill(container, signal.orElseGet(() -> stopSignal(container)));
        Time.Alarm alarm = timeout < 0 || ended.isDone()
                ? () -> {}
                : parts.surroundings().time().after(Duration.ofSeconds(timeout), () -> force(container));
        return ended.thenAccept(result -> {
            alarm.cancel();
            parts.events().publish(container, "stop");
        });
    }

    /** Sends a signal. */
    void kill(Container container, Signal signal) {
        boolean last = isLast(container, signal);
        boolean givenUp = container.locked(() -> {
            if (!container.state().running()) {
                throw Refusal.conflict(parts.notRunning(container));
            }
            container.restarts().stopByHand();
            if (!container.state().restarting()) {
                Map<String, String> attributes = Map.of("signal", Integer.toString(signal.number()));
                parts.events().publish(container, "kill", attributes);
            }
            return last && container.restarts().cancel();
        });
        if (givenUp) {
            ending.giveUp(container);
        }
        container.run().ifPresent(run -> {
            run.first().signal(signal);
            if (last) {
                pauser.resume(container, run, signal != Signal.KILL);
            }
        });
    }

    /** Whether a container is not to be started again after a signal, and goes on to get it. */
    private static boolean isLast(Container container, Signal signal) {
        boolean any = container.config().path("StopSignal").asText().isEmpty();
        return any || signal == Signal.KILL || signal == stopSignal(container);
    }

    /** Kills it and waits for its end. */
    CompletableFuture<WaitResult> killAndWait(Container container) {
        CompletableFuture<WaitResult> ended = ended(container);
        kill(container, Signal.KILL);
        return ended;
    }

    /** Kills it for good, because there is to be no engine any more. */
    void shutDown(Container container) {
        container.locked(() -> {
            container.health().ifPresent(Health::stop);
            return container.restarts().cancel();
        });
        container.run().ifPresent(run -> {
            run.table().thaw();
            run.first().signal(Signal.KILL);
        });
    }

    /** Its end: at once when it does not run. */
    CompletableFuture<WaitResult> ended(Container container) {
        return container.locked(() -> container.state().running()
                ? container.waits().add(false)
                : CompletableFuture.completedFuture(new WaitResult(
                        container.state().exitCode(), container.state().error())));
    }

    private void force(Container container) {
        if (container.isRunning()) {
            kill(container, Signal.KILL);
        }
    }

    private static int timeout(Container container) {
        return container.config().path("StopTimeout").asInt(DEFAULT_TIMEOUT);
    }

    private static Signal stopSignal(Container container) {
        String name = container.config().path("StopSignal").asText();
        return Signal.parse(name).orElse(Signal.TERM);
    }
}
