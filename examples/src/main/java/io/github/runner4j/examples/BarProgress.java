package io.github.runner4j.examples;

import io.github.runner4j.event.RunEvent;
import io.github.runner4j.event.RunEvent.StageFinished;
import io.github.runner4j.event.RunEvent.StageProgressed;
import io.github.runner4j.event.RunEvent.StageStarted;
import io.github.runner4j.event.Stage;
import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Progress on a terminal: a bar for the stage that runs, and a line for each that ended. */
final class BarProgress implements Progress {

    private static final int REFRESH_MILLIS = 100;

    private final PrintStream err;
    private final Object lock = new Object();
    private @Nullable ProgressBar bar;
    private boolean closed;

    BarProgress(PrintStream err) {
        this.err = err;
    }

    @Override
    public void event(RunEvent event) {
        synchronized (lock) {
            if (event instanceof StageStarted it && !closed && it.stage() != Stage.STOP) {
                begin(it.stage());
            } else if (event instanceof StageProgressed it && bar != null) {
                bar.maxHint(it.total() == 0 ? -1 : it.total());
                bar.stepTo(it.done());
                bar.setExtraMessage(it.what());
            } else if (event instanceof StageFinished it && bar != null) {
                end();
                err.println(LineProgress.finished(it));
            }
        }
    }

    private void begin(Stage stage) {
        end();
        bar = new ProgressBarBuilder()
                .setTaskName(stage.word())
                .setInitialMax(-1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(err))
                .clearDisplayOnFinish()
                .build();
    }

    private void end() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    @Override
    public void close() {
        synchronized (lock) {
            end();
            closed = true;
        }
    }
}
