package io.github.runner4j.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.file.ConfigReport;
import io.github.runner4j.config.level.Explanation;
import io.github.runner4j.container.LogLine;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.event.RunEvent;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.plan.RunPlan;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One JSON object per line, and nothing else. */
final class JsonOutput implements Output {

    private final ObjectMapper mapper = new ObjectMapper();
    private final PrintStream out;

    JsonOutput(PrintStream out) {
        this.out = out;
    }

    @Override
    public void remark(String text) {
        print(typed("remark", "text", text));
    }

    @Override
    public void event(RunEvent event) {
        print(EventJson.of(event));
    }

    @Override
    public void ready(Instance instance, Optional<String> endpoint) {
        Map<String, @Nullable Object> json = typed("ready");
        json.put("instance", EventJson.of(instance));
        json.put("endpoint", endpoint.orElse(null));
        print(json);
    }

    @Override
    public void explained(Explanation explanation) {
        print(typed("explain", "values", read(explanation.json(), new TypeReference<List<Object>>() {})));
    }

    @Override
    public void planned(RunPlan plan) {
        Map<String, @Nullable Object> json = typed("plan");
        json.putAll(read(plan.json(), new TypeReference<Map<String, Object>>() {}));
        print(json);
    }

    private <T> T read(String json, TypeReference<T> type) {
        try {
            return mapper.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what the library calls JSON is JSON", e);
        }
    }

    @Override
    public void kept(String stopCommand) {
        print(typed("kept", "stop", stopCommand));
    }

    @Override
    public void log(LogLine line) {
        Map<String, @Nullable Object> json =
                typed("log", "stream", line.stream().name().toLowerCase(Locale.ROOT));
        json.put("line", line.text());
        print(json);
    }

    @Override
    public void ended(int exitCode) {
        print(typed("ended", "exitCode", exitCode));
    }

    @Override
    public void stopped() {
        print(typed("stopped"));
    }

    @Override
    public void failed(RunnerException failure, Optional<String> hint) {
        Map<String, Object> error = EventJson.of(failure);
        hint.ifPresent(text -> error.put("hint", text));
        if (failure instanceof ConfigException config && !config.problems().isEmpty()) {
            Map<String, Object> report =
                    read(ConfigReport.of(config).json(), new TypeReference<Map<String, Object>>() {});
            error.put("problems", report.get("problems"));
        }
        print(typed("failed", "error", error));
    }

    @Override
    public void close() {
        out.flush();
    }

    private static Map<String, @Nullable Object> typed(String type) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("type", type);
        return json;
    }

    private static Map<String, @Nullable Object> typed(String type, String key, Object value) {
        Map<String, @Nullable Object> json = typed(type);
        json.put(key, value);
        return json;
    }

    /** One call of println: lines of several threads do not mix. */
    private void print(Map<String, ? extends @Nullable Object> json) {
        try {
            out.println(mapper.writeValueAsString(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of texts and numbers are JSON", e);
        }
    }
}
