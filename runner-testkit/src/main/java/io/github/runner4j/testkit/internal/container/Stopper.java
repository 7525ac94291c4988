package io.github.runner4j.testkit.internal.container;

import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.process.Signal;
import io.github.runner4j.testkit.time.Time;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/** Stops and kills containers. Nobody waits on a thread meanwhile. */
final class Stopper {

    private static final int DEFAULT_TIMEOUT = 10;

    private final Parts parts;
    private final Ending ending;

    Stopper(Parts parts, Ending ending) {
        this.parts = parts;
        this.ending = ending;
    }

    /** Asks it to end, and kills it when it has not after so many seconds; a negative number waits for ever. */
    CompletableFuture<Void> stop(Container container, OptionalInt seconds) {
        if (!container.isRunning()) {
            return CompletableFuture.completedFuture(null);
        }
        int timeout = seconds.orElseGet(() -> timeout(container));
        CompletableFuture<WaitResult> ended = ended(container);
        kill(container, stopSignal(container));
        Time.Alarm alarm = timeout < 0
                ? () -> {}
                : parts.surroundings().time().after(Duration.ofSeconds(timeout), () -> force(container));
        return ended.thenAccept(result -> {
            alarm.cancel();
            parts.events().publish(container, "stop");
        });
    }

    /** Sends a signal. */
    void kill(Container container, Signal signal) {
        boolean waiting = container.locked(() -> {
            if (!container.state().running()) {
                throw notRunning(container);
            }
            boolean last = signal == Signal.KILL || signal == stopSignal(container);
            boolean due = last && container.restarts().cancel(true);
            if (!last) {
                container.restarts().stopByHand();
            }
            if (!container.state().restarting()) {
                Map<String, String> attributes = Map.of("signal", Integer.toString(signal.number()));
                parts.events().publish(container, "kill", attributes);
            }
            return due;
        });
        if (waiting) {
            ending.giveUp(container);
        }
        container.run().ifPresent(run -> run.first().signal(signal));
    }

    /** Kills it and waits for its end. */
    CompletableFuture<WaitResult> killAndWait(Container container) {
        CompletableFuture<WaitResult> ended = ended(container);
        kill(container, Signal.KILL);
        return ended;
    }

    /** Kills it for good, because there is to be no engine any more. */
    void shutDown(Container container) {
        container.locked(() -> container.restarts().cancel(false));
        container.run().ifPresent(run -> run.first().signal(Signal.KILL));
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

    private static Refusal notRunning(Container container) {
        return Refusal.conflict("Container " + container.id() + " is not running");
    }
}
