package io.github.runner4j.examples;

import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Evidence;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.event.ErrorRecord;
import io.github.runner4j.event.RunEvent;
import io.github.runner4j.event.RunEvent.Failed;
import io.github.runner4j.event.RunEvent.OutputPrinted;
import io.github.runner4j.event.RunEvent.StageFinished;
import io.github.runner4j.event.RunEvent.StageProgressed;
import io.github.runner4j.event.RunEvent.StageStarted;
import io.github.runner4j.event.RunEvent.StateChanged;
import io.github.runner4j.instance.Instance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What {@code --json} prints, as maps in the order of their keys. */
final class EventJson {

    private EventJson() {}

    static Map<String, Object> of(RunEvent event) {
        if (event instanceof StageStarted it) {
            return with(head("stageStarted", event), Map.of("stage", it.stage().word()));
        }
        if (event instanceof StageProgressed it) {
            return progressed(it);
        }
        if (event instanceof OutputPrinted it) {
            return with(head("outputPrinted", event), stage(it.stage().word(), "line", it.line()));
        }
        if (event instanceof StageFinished it) {
            Map<String, Object> json =
                    with(head("stageFinished", event), stage(it.stage().word(), "result", it.result()));
            json.put("tookMillis", it.took().toMillis());
            return json;
        }
        if (event instanceof StateChanged it) {
            return with(head("stateChanged", event), Map.of("state", word(it.state())));
        }
        ErrorRecord error = ((Failed) event).error();
        Map<String, Object> json = head("errorRecorded", event);
        json.put("stage", error.stage().word());
        json.put("error", error(error.code(), error.message(), error.evidence()));
        return json;
    }

    static Map<String, Object> of(Instance instance) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", instance.id().value());
        json.put("component", instance.component());
        json.put("revision", instance.revision());
        json.put("state", word(instance.state()));
        json.put("containerId", instance.containerId());
        json.put(
                "endpoints",
                instance.endpoints().stream()
                        .map(it -> endpoint(it.containerPort(), it.protocol(), it.host(), it.port()))
                        .toList());
        return json;
    }

    static Map<String, Object> of(RunnerException failure) {
        return error(failure.code(), String.valueOf(failure.getMessage()), failure.evidence());
    }

    private static Map<String, Object> progressed(StageProgressed event) {
        Map<String, Object> json =
                with(head("stageProgressed", event), stage(event.stage().word(), "what", event.what()));
        json.put("done", event.done());
        json.put("total", event.total());
        return json;
    }

    private static Map<String, Object> head(String type, RunEvent event) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", type);
        json.put("at", event.at().toString());
        json.put("instance", event.instanceId().value());
        json.put("component", event.component());
        return json;
    }

    private static Map<String, Object> stage(String stage, String key, Object value) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("stage", stage);
        json.put(key, value);
        return json;
    }

    private static Map<String, Object> with(Map<String, Object> json, Map<String, Object> more) {
        json.putAll(more);
        return json;
    }

    private static Map<String, Object> endpoint(int containerPort, String protocol, String host, int port) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("containerPort", containerPort);
        json.put("protocol", protocol);
        json.put("host", host);
        json.put("port", port);
        return json;
    }

    private static Map<String, Object> error(ErrorCode code, String message, List<Evidence> evidence) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", code.name());
        json.put("message", message);
        json.put("category", word(code.category()));
        json.put("severity", word(code.severity()));
        json.put("recoverable", code.recoverable());
        json.put("retryable", code.retryable());
        json.put("guidance", code.guidance());
        json.put("evidence", evidence.stream().map(EventJson::evidence).toList());
        return json;
    }

    private static Map<String, Object> evidence(Evidence evidence) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", evidence.kind());
        json.put("title", evidence.title());
        json.put("lines", evidence.lines());
        return json;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
