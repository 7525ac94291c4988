package io.github.runner4j.assembly;

import io.github.runner4j.error.RunnerException;
import io.github.runner4j.event.ErrorRecord;
import io.github.runner4j.event.RunEvent;
import io.github.runner4j.event.Stage;
import io.github.runner4j.instance.InstanceId;
import io.github.runner4j.instance.InstanceState;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/** Tells what happens to one instance. What it is given has been redacted. */
final class Voice {

    private final InstanceId id;
    private final String component;
    private final Clock clock;
    private final Consumer<RunEvent> events;
    private final Consumer<ErrorRecord> errors;

    Voice(InstanceId id, String component, Clock clock, Consumer<RunEvent> events, Consumer<ErrorRecord> errors) {
        this.id = id;
        this.component = component;
        this.clock = clock;
        this.events = events;
        this.errors = errors;
    }

    void started(Stage stage) {
        events.accept(new RunEvent.StageStarted(clock.instant(), id, component, stage));
    }

    void progressed(Stage stage, String what, long done, long total) {
        events.accept(new RunEvent.StageProgressed(clock.instant(), id, component, stage, what, done, total));
    }

    void printed(Stage stage, String line) {
        events.accept(new RunEvent.OutputPrinted(clock.instant(), id, component, stage, line));
    }

    void finished(Stage stage, Duration took, String result) {
        events.accept(new RunEvent.StageFinished(clock.instant(), id, component, stage, took, result));
    }

    void changed(InstanceState state) {
        events.accept(new RunEvent.StateChanged(clock.instant(), id, component, state));
    }

    void failed(Stage stage, RunnerException failure) {
        ErrorRecord record = new ErrorRecord(
                clock.instant(),
                id,
                component,
                stage,
                failure.code(),
                failure.failure().message(),
                failure.evidence());
        errors.accept(record);
        events.accept(new RunEvent.Failed(record));
    }
}
