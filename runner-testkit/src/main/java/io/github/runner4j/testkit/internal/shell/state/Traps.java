package io.github.runner4j.testkit.internal.shell.state;

import io.github.runner4j.testkit.internal.process.Signal;
import io.github.runner4j.testkit.program.ProgramContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

/** What a shell does on signals, and at its end. */
public final class Traps {

    /** The name of the end among the signals; its number is 0. */
    public static final String EXIT = "EXIT";

    private final SortedMap<Integer, String> actions = new TreeMap<>();
    private final Queue<Signal> arrived = new ConcurrentLinkedQueue<>();
    private final AtomicReference<CompletableFuture<Signal>> arrival = new AtomicReference<>(new CompletableFuture<>());

    /** For a shell of its own: what is ignored stays so, the rest does what signals do. */
    public Traps copy() {
        Traps copy = new Traps();
        actions.forEach((number, action) -> {
            if (action.isEmpty() && number != 0) {
                copy.actions.put(number, action);
            }
        });
        return copy;
    }

    /** Does something at the end; nothing when it is empty. */
    public void atExit(Optional<String> action) {
        set(0, action);
    }

    /** Does something on a signal, nothing when the action is empty, what signals do when there is none. */
    public void on(Signal signal, Optional<String> action, ProgramContext context) {
        set(signal.number(), action);
        if (action.isEmpty()) {
            context.resetSignal(signal.name());
        } else if (action.get().isEmpty()) {
            context.ignoreSignal(signal.name());
        } else {
            context.onSignal(signal.name(), () -> arrive(signal));
        }
    }

    /** A script ends when it is interrupted, also as the first process of a container, unless it says otherwise. */
    public void endWhenInterrupted(ProgramContext context) {
        context.onSignal(Signal.INT.name(), () -> arrive(Signal.INT));
    }

    /** Whether something is to be done, so that the shell has to stay. */
    public boolean any() {
        return actions.values().stream().anyMatch(each -> !each.isEmpty());
    }

    /** What is done at the end; asked once. */
    public Optional<String> takeExit() {
        return Optional.ofNullable(actions.remove(0)).filter(each -> !each.isEmpty());
    }

    /** What is to be done now for a signal that has arrived. */
    public Optional<String> next() {
        Signal signal = arrived.poll();
        if (signal == null) {
            return Optional.empty();
        }
        String otherwise = signal == Signal.INT ? "exit " + signal.exitCode() : "";
        return Optional.of(actions.getOrDefault(signal.number(), otherwise));
    }

    /** Completed when a signal has arrived that was not seen to. */
    public CompletableFuture<Signal> arrival() {
        CompletableFuture<Signal> next = new CompletableFuture<>();
        arrival.set(next);
        Signal there = arrived.peek();
        if (there != null) {
            next.complete(there);
        }
        return next;
    }

    /** All actions by the names of their signals. */
    public Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        actions.forEach((number, action) -> all.put(name(number), action));
        return all;
    }

    private static String name(int number) {
        return number == 0
                ? EXIT
                : Signal.parse(Integer.toString(number)).map(Signal::name).orElse("");
    }

    private void set(int number, Optional<String> action) {
        if (action.isPresent()) {
            actions.put(number, action.get());
        } else {
            actions.remove(number);
        }
    }

    private void arrive(Signal signal) {
        arrived.add(signal);
        arrival.get().complete(signal);
    }
}
