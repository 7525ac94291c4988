package io.github.runner4j.testkit.internal.engine;

import io.github.runner4j.testkit.fault.Moment;
import io.github.runner4j.testkit.fault.Target;
import java.util.Optional;

/** Where an engine's faults happen: its parts tell when they come to a moment. */
public interface Gate {

    /** Nothing goes wrong. */
    Gate OPEN = new Gate() {
        @Override
        public boolean idle() {
            return true;
        }

        @Override
        public Optional<ForcedEnd> pass(Moment moment, Target target) {
            return Optional.empty();
        }
    };

    /** Whether nothing can go wrong at present. */
    boolean idle();

    /**
     * The engine comes to a moment, and nothing of what it is about to do is done. Blocks as long as a fault holds it up, and throws a
     * {@link Refusal} when it must not go on; when the connection was broken off, nobody will see that. Does neither at the
     * moments of something that runs.
     *
     * @return how what runs is to end: at {@link Moment#CONTAINER_RUNNING}, {@link Moment#EXEC_RUNNING} and steps of a build alone
     */
    Optional<ForcedEnd> pass(Moment moment, Target target);
}
