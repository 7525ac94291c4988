package io.github.runner4j.docker.testing;

import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.error.OperationStoppedException;
import io.github.runner4j.spi.StageContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** A context that lasts until it is cancelled, and remembers what it was told. */
public final class TestContext implements StageContext {

    private final List<Runnable> hooks = new CopyOnWriteArrayList<>();

    private final AtomicBoolean stopped = new AtomicBoolean();

    private final List<String> output = new CopyOnWriteArrayList<>();

    private final List<String> progress = new CopyOnWriteArrayList<>();

    public static TestContext create() {
        return new TestContext();
    }

    /** What a deadline or a caller does, but for the interrupt: that alone would end only some blocked calls. */
    public void cancel() {
        stopped.set(true);
        new ArrayList<>(hooks).forEach(Runnable::run);
    }

    public List<String> outputLines() {
        return List.copyOf(output);
    }

    public List<String> progressLines() {
        return List.copyOf(progress);
    }

    @Override
    public Duration remaining() {
        return stopped.get() ? Duration.ZERO : Duration.ofMinutes(5);
    }

    @Override
    public boolean stopped() {
        return stopped.get();
    }

    @Override
    public void check() {
        if (stopped.get()) {
            throw new OperationStoppedException(
                    Failure.of(ErrorCode.OPERATION_CANCELLED, "Cancelled by the test."), null);
        }
    }

    @Override
    public Hook onStop(Runnable abort) {
        hooks.add(abort);
        if (stopped.get()) {
            abort.run();
        }
        return () -> hooks.remove(abort);
    }

    /** How many hooks are registered now: zero after every call. */
    public int hooks() {
        return hooks.size();
    }

    @Override
    public void progress(String what, long done, long total) {
        progress.add(what + " " + done + "/" + total);
    }

    @Override
    public void output(String line) {
        output.add(line);
    }
}
