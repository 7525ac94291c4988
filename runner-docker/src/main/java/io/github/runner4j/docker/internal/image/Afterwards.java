package io.github.runner4j.docker.internal.image;

import io.github.runner4j.spi.StageContext;
import java.time.Duration;

/** For the one short call that cleans up after an operation that was stopped: it must not be stopped as well. */
final class Afterwards implements StageContext {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Override
    public Duration remaining() {
        return LIMIT;
    }

    @Override
    public boolean stopped() {
        return false;
    }

    @Override
    public void check() {
        // goes on
    }

    @Override
    public Hook onStop(Runnable abort) {
        return () -> {};
    }

    @Override
    public void progress(String what, long done, long total) {
        // nobody is listening any longer
    }

    @Override
    public void output(String line) {
        // nobody is listening any longer
    }
}
