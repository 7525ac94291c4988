package io.github.runner4j.testkit.internal.http;

import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * What all connections of a server have in common.
 *
 * @param handler answers
 * @param workers runs what may block
 * @param clock what time it is
 * @param calls what is recorded of calls
 * @param faults what goes wrong
 */
record Site(Handler handler, Executor workers, Clock clock, CallLog calls, WireFaults faults) {

    /** Does something that may block; not so when the threads are shut down. */
    boolean work(Runnable task) {
        try {
            workers.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }
}
