package io.github.runner4j.monitoring.json;

import io.github.runner4j.container.SystemInfo;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Evidence;
import io.github.runner4j.event.ErrorRecord;
import io.github.runner4j.event.RunEvent;
import io.github.runner4j.event.RunEvent.Failed;
import io.github.runner4j.event.RunEvent.OutputPrinted;
import io.github.runner4j.event.RunEvent.StageFinished;
import io.github.runner4j.event.RunEvent.StageProgressed;
import io.github.runner4j.event.RunEvent.StageStarted;
import io.github.runner4j.event.RunEvent.StateChanged;
import java.util.Locale;
import java.util.Map;

/** Events, failures and facts of the engine as objects. */
public final class RunJson {

    private RunJson() {}

    /**
     * A failure that was remembered.
     *
     * @param error the failure
     * @return its members
     */
    public static Map<String, Object> error(ErrorRecord error) {
        ErrorCode code = error.code();
        Map<String, Object> context = new Members()
                .put("operation", error.stage().word())
                .put("instanceId", error.instanceId().value())
                .put("componentRef", InstanceJson.reference(error.component()))
                .put("timestamp", error.at().toString())
                .map();
        return new Members()
                .put("code", code.name())
                .put("message", error.message())
                .put("userMessage", code.guidance())
                .put("context", context)
                .put("severity", code.severity().name().toLowerCase(Locale.ROOT))
                .put("recoverable", code.recoverable())
                .put("retryable", code.retryable())
                .put(
                        "evidence",
                        error.evidence().stream().map(RunJson::evidence).toList())
                .map();
    }

    private static Map<String, Object> evidence(Evidence evidence) {
        return new Members()
                .put("kind", evidence.kind())
                .put("title", evidence.title())
                .put("lines", evidence.lines())
                .map();
    }

    /**
     * The kind of an event.
     *
     * @param event the event
     * @return one word: {@code stage}, {@code progress}, {@code output}, {@code finished}, {@code state} or {@code failed}
     */
    public static String kind(RunEvent event) {
        if (event instanceof StageStarted) {
            return "stage";
        } else if (event instanceof StageProgressed) {
            return "progress";
        } else if (event instanceof OutputPrinted) {
            return "output";
        } else if (event instanceof StageFinished) {
            return "finished";
        }
        return event instanceof StateChanged ? "state" : "failed";
    }

    /**
     * Something that happened.
     *
     * @param event the event
     * @return its members, its {@link #kind} as {@code type}
     */
    public static Map<String, Object> event(RunEvent event) {
        Members members = new Members()
                .put("type", kind(event))
                .put("at", event.at().toString())
                .put("instanceId", event.instanceId().value())
                .put("component", event.component());
        if (event instanceof StageStarted started) {
            members.put("stage", started.stage().word());
        } else if (event instanceof StageProgressed progress) {
            members.put("stage", progress.stage().word())
                    .put("what", progress.what())
                    .put("done", progress.done())
                    .put("total", progress.total());
        } else if (event instanceof OutputPrinted output) {
            members.put("stage", output.stage().word()).put("line", output.line());
        } else if (event instanceof StageFinished finished) {
            members.put("stage", finished.stage().word())
                    .put("took", finished.took().toMillis())
                    .put("result", finished.result());
        } else if (event instanceof StateChanged change) {
            members.put("state", change.state().name().toLowerCase(Locale.ROOT));
        } else if (event instanceof Failed failed) {
            members.put("error", error(failed.error()));
        }
        return members.map();
    }

    /**
     * Facts about the engine.
     *
     * @param info the facts
     * @return their members
     */
    public static Map<String, Object> system(SystemInfo info) {
        return new Members()
                .put("engine", info.engine())
                .put("version", info.version())
                .put("apiVersion", info.apiVersion())
                .put("host", info.host())
                .put("local", info.local())
                .put("details", info.details())
                .map();
    }
}
