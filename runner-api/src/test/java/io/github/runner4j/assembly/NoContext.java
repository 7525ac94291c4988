package io.github.runner4j.assembly;

import io.github.runner4j.spi.StageContext;
import java.time.Duration;

/** A context without end for calls that a test makes itself. */
final class NoContext implements StageContext {

    @Override
    public Duration remaining() {
        return Duration.ofDays(1);
    }

    @Override
    public boolean stopped() {
        return false;
    }

    @Override
    public void check() {}

    @Override
    public Hook onStop(Runnable abort) {
        return () -> {};
    }

    @Override
    public void progress(String what, long done, long total) {}

    @Override
    public void output(String line) {}
}
