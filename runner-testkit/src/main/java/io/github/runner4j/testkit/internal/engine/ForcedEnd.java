package io.github.runner4j.testkit.internal.engine;

import io.github.runner4j.testkit.time.Time;
import java.time.Duration;

/**
 * How what runs comes to its end by a fault.
 *
 * @param after how long after its start, by the daemon's clock
 * @param exitCode its exit code
 * @param outOfMemory whether the kernel kills it for want of memory
 */
public record ForcedEnd(Duration after, int exitCode, boolean outOfMemory) {

    /** Ends what runs when its time has come: at once, or by an alarm. */
    public void carryOut(Time time, Runnable end) {
        if (after.isZero()) {
            end.run();
        } else {
            time.after(after, end);
        }
    }
}
