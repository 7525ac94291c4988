package io.github.runner4j.docker.internal.git;

import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.error.OperationStoppedException;
import io.github.runner4j.spi.StageContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A context that a test stops by hand; like the real one it interrupts the thread that it was made in. */
class TestContext implements StageContext {

    private final Thread stage = Thread.currentThread();
    private final List<Runnable> hooks = new ArrayList<>();
    private final List<String> progress = new CopyOnWriteArrayList<>();
    private boolean stopped;

    void stop() {
        List<Runnable> run;
        synchronized (hooks) {
            stopped = true;
            run = List.copyOf(hooks);
        }
        run.forEach(Runnable::run);
        stage.interrupt();
    }

    /** What was told, without numbers. */
    List<String> progress() {
        return progress.stream().distinct().toList();
    }

    @Override
    public Duration remaining() {
        return stopped() ? Duration.ZERO : Duration.ofMinutes(1);
    }

    @Override
    public boolean stopped() {
        synchronized (hooks) {
            return stopped;
        }
    }

    @Override
    public void check() {
        if (stopped()) {
            throw new OperationStoppedException(
                    Failure.of(ErrorCode.OPERATION_CANCELLED, "Stopped by the test."), null);
        }
    }

    @Override
    public Hook onStop(Runnable abort) {
        synchronized (hooks) {
            if (!stopped) {
                hooks.add(abort);
                return () -> {
                    synchronized (hooks) {
                        hooks.remove(abort);
                    }
                };
            }
        }
        abort.run();
        return () -> {};
    }

    int hooks() {
        synchronized (hooks) {
            return hooks.size();
        }
    }

    @Override
    public void progress(String what, long done, long total) {
        progress.add(what);
    }

    @Override
    public void output(String line) {
        progress.add(line);
    }
}
