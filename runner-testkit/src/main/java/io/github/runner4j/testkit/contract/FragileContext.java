package io.github.runner4j.testkit.contract;

import io.github.runner4j.spi.StageContext;
import io.github.runner4j.testkit.memory.ManualContext;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A context that is stopped when it is used for the n-th time: so a call can be stopped at each of its steps, one after another. */
final class FragileContext implements StageContext {

    private final ManualContext context = ManualContext.create();
    private final AtomicInteger uses = new AtomicInteger();
    private final int last;

    FragileContext(int last) {
        this.last = last;
    }

    /** Whether the call got so far that it was stopped. */
    boolean broke() {
        return context.stopped();
    }

    /** Does something under this context, as a runner does. */
    void run(Runnable work) {
        context.run(() -> {
            work.run();
            return true;
        });
    }

    private void use() {
        if (uses.incrementAndGet() == last) {
            context.stop();
        }
    }

    @Override
    public Duration remaining() {
        use();
        return context.remaining();
    }

    @Override
    public boolean stopped() {
        use();
        return context.stopped();
    }

    @Override
    public void check() {
        use();
        context.check();
    }

    @Override
    public Hook onStop(Runnable abort) {
        Hook hook = context.onStop(abort);
        use();
        return hook;
    }

    @Override
    public void progress(String what, long done, long total) {
        use();
        context.progress(what, done, total);
    }

    @Override
    public void output(String line) {
        use();
        context.output(line);
    }
}
