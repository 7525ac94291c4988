package io.github.runner4j.monitoring.jfr;

import io.github.runner4j.Runner;
import io.github.runner4j.event.RunEvent;
import io.github.runner4j.event.Stage;
import io.github.runner4j.instance.InstanceId;
import io.github.runner4j.instance.InstanceState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes the stages of launches into the recordings of the JDK's Flight Recorder, as events named {@value #STAGE}. Each reaches
 * from the moment at which this listener heard of a stage's begin to that at which it heard of its end. Costs next to nothing
 * while nobody records.
 */
public final class FlightRecorderEvents {

    /** The name of the events: {@code io.github.runner4j.Stage}. Their fields: instanceId, component, stage, result, failed. */
    public static final String STAGE = "io.github.runner4j.Stage";

    /** An instance goes through one stage after the other. Read and changed on the runner's delivery thread alone. */
    private final Map<InstanceId, StageEvent> underWay = new HashMap<>();

    private FlightRecorderEvents() {}

    /**
     * Begins to write.
     *
     * @param runner whose launches are written
     * @return stops to write when closed; what is under way then is not written
     */
    public static Runner.Subscription of(Runner runner) {
        return runner.events(new FlightRecorderEvents()::hear);
    }

    private void hear(RunEvent event) {
        if (event instanceof RunEvent.StageStarted started) {
            begin(started, started.stage());
        } else if (event instanceof RunEvent.StageFinished finished) {
            end(underWay.remove(finished.instanceId()), finished.result(), false);
        } else if (event instanceof RunEvent.Failed failed) {
            StageEvent stage = Optional.ofNullable(underWay.remove(failed.instanceId()))
                    .orElseGet(() -> written(failed, failed.error().stage()));
            end(stage, failed.error().code().toString(), true);
        } else if (event instanceof RunEvent.StateChanged changed && isOver(changed.state())) {
            end(underWay.remove(changed.instanceId()), "", false);
        }
    }

    /** A stage that was given up for the next one has ended, too. */
    private void begin(RunEvent event, Stage stage) {
        StageEvent next = written(event, stage);
        next.begin();
        end(underWay.put(event.instanceId(), next), "", false);
    }

    private static StageEvent written(RunEvent event, Stage stage) {
        StageEvent written = new StageEvent();
        written.instanceId = event.instanceId().value();
        written.component = event.component();
        written.stage = stage.word();
        return written;
    }

    private static void end(@Nullable StageEvent stage, String result, boolean failed) {
        if (stage != null) {
            stage.result = result;
            stage.failed = failed;
            stage.commit();
        }
    }

    private static boolean isOver(InstanceState state) {
        return state == InstanceState.STOPPED || state == InstanceState.ERROR;
    }
}
