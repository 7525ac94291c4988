package io.github.runner4j.testkit.internal.api;

import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.process.Signal;
import java.util.Optional;

/** Signals in a query. */
final class Signals {

    private static final int SINCE_STOP_TAKES_ONE = 42;

    private Signals() {}

    /** The signal; nothing when none was given. */
    static Optional<Signal> of(Call call, boolean early) {
        String name = call.request().parameter("signal").orElse("");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Optional<Signal> signal = Signal.parse(name);
        if (signal.isEmpty()) {
            throw name.matches("[1-9]\\d{0,8}") ? unsupported(name, early) : Refusal.badParameter(invalid(name, early));
        }
        return signal;
    }

    /** The signal that a container is stopped with; nothing when none was given, or the client is too old to give one. */
    static Optional<Signal> forStop(Call call, boolean early) {
        return call.api().isAtLeast(SINCE_STOP_TAKES_ONE) ? of(call, early) : Optional.empty();
    }

    private static String invalid(String name, boolean early) {
        return (early ? "Invalid" : "invalid") + " signal: " + name;
    }

    private static Refusal unsupported(String number, boolean early) {
        String message = " linux daemon does not support signal " + number;
        return early ? Refusal.broken("The" + message) : Refusal.badParameter("the" + message);
    }
}
