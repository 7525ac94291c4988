package io.github.runner4j.testkit.internal.api;

import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.golang.GoQuote;
import io.github.runner4j.testkit.internal.golang.GoTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The filter by which prunes spare what is young. */
final class Until {

    private Until() {}

    /** The time; nothing when it was not given. */
    static Optional<Instant> of(Filters filters, Instant now, boolean early) {
        List<String> values = filters.all("until");
        if (values.isEmpty()) {
            return Optional.empty();
        }
        if (values.size() > 1) {
            throw refused("more than one until filter specified", early);
        }
        Optional<Instant> time = GoTime.parse(values.get(0), now);
        if (time.isEmpty()) {
            String quoted = GoQuote.quote(values.get(0));
            throw refused("failed to parse value as time or duration: " + quoted, early);
        }
        return time;
    }

    private static Refusal refused(String message, boolean early) {
        return early ? Refusal.broken(message) : Refusal.badParameter(message);
    }
}
