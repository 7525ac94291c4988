package io.github.runner4j.spi;

import io.github.runner4j.error.OperationStoppedException;
import java.time.Duration;

/**
 * What every stage and every call gets besides its input: the time that is left, word of a cancel, and somewhere to tell how it
 * goes. When the time runs out or the caller cancels, the hooks given to {@link #onStop(Runnable)} run and the stage's thread is
 * interrupted; the stage then ends soon with any exception, or by {@link #check()}. Safe for use by several threads.
 */
public interface StageContext {

    /**
     * The time left.
     *
     * @return never negative; zero when the operation is stopped
     */
    Duration remaining();

    /**
     * Whether the operation was cancelled or its time ran out.
     *
     * @return true from then on
     */
    boolean stopped();

    /**
     * Goes on if the operation may.
     *
     * @throws OperationStoppedException when it was cancelled or its time ran out
     */
    void check();

    /**
     * Registers what makes a blocked call return: closing its connection, for example. Runs at once when the operation is
     * stopped already.
     *
     * @param abort harmless when run twice; must not block
     * @return closes to take the hook back
     */
    Hook onStop(Runnable abort);

    /**
     * Tells how far something has come.
     *
     * @param what what is being counted, a few words that stay the same: {@code receiving objects}
     * @param done how much is done
     * @param total how much there is in all; 0 when nobody knows
     */
    void progress(String what, long done, long total);

    /**
     * Passes on a line of output: of the build, of the Git server.
     *
     * @param line one line without its end
     */
    void output(String line);

    /** A registered hook. */
    @FunctionalInterface
    interface Hook extends AutoCloseable {

        /** Takes the hook back. */
        @Override
        void close();
    }
}
