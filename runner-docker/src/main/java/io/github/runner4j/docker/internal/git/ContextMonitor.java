package io.github.runner4j.docker.internal.git;

import io.github.runner4j.spi.StageContext;
import java.util.Locale;
import org.eclipse.jgit.lib.ProgressMonitor;

/** Passes JGit's progress on, a hundred steps a task at most, and a stop back. */
final class ContextMonitor implements ProgressMonitor {

    private static final int STEPS = 100;
    private static final int STEP_OF_UNKNOWN = 250;

    private final StageContext context;
    private String task = "";
    private int total;
    private int done;
    private int told;

    ContextMonitor(StageContext context) {
        this.context = context;
    }

    @Override
    public void start(int totalTasks) {
        // Their number says nothing to anybody.
    }

    @Override
    public void beginTask(String title, int totalWork) {
        task = title.toLowerCase(Locale.ROOT);
        total = Math.max(0, totalWork);
        done = 0;
        tell();
    }

    @Override
    public void update(int completed) {
        done += completed;
        int step = total == 0 ? STEP_OF_UNKNOWN : Math.max(1, total / STEPS);
        if (done - told >= step) {
            tell();
        }
    }

    @Override
    public void endTask() {
        if (done != told) {
            tell();
        }
    }

    private void tell() {
        told = done;
        context.progress(task, done, total);
    }

    @Override
    public boolean isCancelled() {
        return context.stopped();
    }

    @Override
    public void showDuration(boolean enabled) {
        // Events carry their time.
    }
}
