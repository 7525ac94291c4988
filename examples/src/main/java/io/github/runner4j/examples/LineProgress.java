package io.github.runner4j.examples;

import io.github.runner4j.event.RunEvent;
import io.github.runner4j.event.RunEvent.OutputPrinted;
import io.github.runner4j.event.RunEvent.StageFinished;
import io.github.runner4j.event.RunEvent.StageStarted;
import java.io.PrintStream;
import java.util.Locale;

/** Progress where there is no terminal: a line at the beginning and the end of each stage, and what the build prints. */
final class LineProgress implements Progress {

    private final PrintStream err;

    LineProgress(PrintStream err) {
        this.err = err;
    }

    @Override
    public void event(RunEvent event) {
        if (event instanceof StageStarted it) {
            err.println(it.stage().word() + " …");
        } else if (event instanceof OutputPrinted it) {
            err.println("  " + it.line());
        } else if (event instanceof StageFinished it) {
            err.println(finished(it));
        }
    }

    static String finished(StageFinished event) {
        return String.format(
                Locale.ROOT,
                "%-5s %6.2f s  %s",
                event.stage().word(),
                event.took().toMillis() / 1000.0,
                event.result());
    }

    @Override
    public void close() {
        err.flush();
    }
}
