package io.github.runner4j;

import io.github.runner4j.error.OperationStoppedException;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.instance.InstanceId;
import java.time.Duration;
import java.util.Optional;

/**
 * Something under way in the background. Waiting and cancelling are different verbs: a wait that ends early leaves the operation
 * going on. Safe for use by several threads.
 *
 * @param <T> what it results in
 */
public interface Operation<T> {

    /**
     * The instance it is about; known from the first moment.
     *
     * @return the instance's id
     */
    InstanceId instanceId();

    /**
     * How far it is, in a few words: {@code build: sending the build context 3/12}.
     *
     * @return one line
     */
    String progress();

    /**
     * Whether it is over, well or not.
     *
     * @return true from then on
     */
    boolean done();

    /**
     * Waits for its end.
     *
     * @return the result
     * @throws RunnerException when it failed
     * @throws OperationStoppedException when it was cancelled or its time ran out
     * @throws InterruptedException when the waiting thread is interrupted; the operation goes on
     */
    T await() throws InterruptedException;

    /**
     * Waits for its end, but not for ever.
     *
     * @param time how long to wait at most
     * @return the result, or nothing when it is still under way
     * @throws RunnerException when it failed
     * @throws InterruptedException when the waiting thread is interrupted; the operation goes on
     */
    Optional<T> await(Duration time) throws InterruptedException;

    /**
     * Stops it, and returns when it is over and everything it made is gone. An operation that has ended stays as it is.
     *
     * @return whether this call, or an earlier one, ended it; false when it had ended by itself
     */
    boolean cancel();
}
