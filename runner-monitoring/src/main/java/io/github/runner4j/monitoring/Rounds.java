package io.github.runner4j.monitoring;

import io.github.runner4j.error.RunnerException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the same again and again, whenever it is due, and never twice at a time. */
final class Rounds {

    private static final Logger LOGGER = LoggerFactory.getLogger(Rounds.class);

    private final String what;
    private final Executor crew;
    private final Runnable round;
    private final AtomicBoolean underWay = new AtomicBoolean();

    /**
     * Rounds that have not begun.
     *
     * @param what of what they are, for the log: {@code health checks}
     * @param crew does the work
     * @param round what is done each time
     */
    Rounds(String what, Executor crew, Runnable round) {
        this.what = what;
        this.crew = crew;
        this.round = round;
    }

    /** A round is due. It is left out when the one before is not through. Never blocks, never throws. */
    void due() {
        if (underWay.compareAndSet(false, true)) {
            attempt("begin", () -> crew.execute(this::run));
        }
    }

    private void run() {
        try {
            attempt("finish", round);
        } finally {
            underWay.set(false);
        }
    }

    /** Does a part of a round; what goes wrong in it is logged, and the next round tries again. */
    void attempt(String part, Runnable work) {
        try {
            work.run();
        } catch (RunnerException e) {
            LOGGER.warn("Could not {} a round of {}; the next one tries again: {}", part, what, e.getMessage());
        } catch (RuntimeException e) {
            LOGGER.warn("Could not {} a round of {}; the next one tries again", part, what, e);
        }
    }
}
