package io.github.runner4j.plan;

import io.github.runner4j.config.PortRequest;
import io.github.runner4j.config.level.Explanation;
import io.github.runner4j.config.level.PolicyDecision;
import io.github.runner4j.image.BuildInputs;
import io.github.runner4j.secret.Redactor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A plan as maps and lists, for programs. A new section is one more entry of {@link #sections}. */
final class PlanJson {

    private PlanJson() {}

    static Map<String, Object> of(RunPlan plan) {
        Map<String, Object> shown = new LinkedHashMap<>();
        sections(plan).forEach((name, value) -> shown.put(name, redacted(value, plan.redactor())));
        return shown;
    }

    private static Map<String, Object> sections(RunPlan plan) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("component", plan.component());
        json.put("source", plan.source());
        json.put("revision", plan.revision().id());
        json.put("ref", plan.revision().ref());
        json.put("engine", engine(plan.engine()));
        json.put("whenRunning", word(plan.whenRunning()));
        json.put("running", plan.running());
        json.put("build", build(plan.build()));
        json.put(
                "ports",
                plan.ports().map(ports -> ports.stream().map(PlanJson::port).toList()));
        json.put("refused", plan.refused());
        json.put(
                "config",
                plan.level().explain().values().stream().map(PlanJson::value).toList());
        json.put("policy", plan.decisions().stream().map(PlanJson::decision).toList());
        return json;
    }

    private static Map<String, Object> engine(EngineChoice engine) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", engine.engine());
        json.put("version", engine.version());
        json.put("apiVersion", engine.apiVersion());
        json.put("address", engine.address());
        json.put("local", engine.local());
        json.put("discovery", engine.discovery());
        return json;
    }

    private static Map<String, Object> build(BuildPlan build) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("image", build.reference());
        json.put("dockerfile", build.dockerfile());
        json.put("contextPath", build.context());
        json.put("key", build.key().id());
        json.put("reused", build.reused());
        json.put("reason", build.reason());
        json.put("nearest", build.nearest());
        json.put("changed", build.changed());
        json.put("bases", build.bases().stream().map(PlanJson::base).toList());
        json.put("context", build.inputs().map(PlanJson::context));
        return json;
    }

    private static Map<String, Object> base(BasePlan base) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", base.name());
        json.put("line", base.line());
        json.put("presence", word(base.presence()));
        return json;
    }

    private static Map<String, Object> context(BuildInputs inputs) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("files", inputs.files());
        json.put("bytes", inputs.bytes());
        json.put("largest", inputs.largest().stream().map(PlanJson::file).toList());
        return json;
    }

    private static Map<String, Object> file(BuildInputs.File file) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", file.path());
        json.put("bytes", file.bytes());
        return json;
    }

    private static Map<String, Object> port(PortPlan port) {
        PortRequest request = port.request();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("containerPort", request.containerPort());
        json.put("protocol", request.protocol());
        json.put("address", request.address());
        json.put("wanted", request.hostPort());
        json.put("exact", request.exact());
        json.put("holder", port.holder());
        json.put("likely", port.likely());
        json.put("refused", port.refused());
        return json;
    }

    private static Map<String, Object> value(Explanation.Value value) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", value.name());
        json.put("value", value.shown());
        json.put("origin", value.origin().toString());
        return json;
    }

    private static Map<String, Object> decision(PolicyDecision decision) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", decision.name());
        json.put("asked", decision.asked());
        json.put("granted", decision.granted());
        json.put("clamped", decision.clamped());
        json.put("origin", decision.origin().toString());
        json.put("limit", decision.limit().toString());
        return json;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** Text by text: redacted as a whole, JSON may be none any more. */
    private static Object redacted(Object value, Redactor redactor) {
        if (value instanceof String text) {
            return redactor.redact(text);
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(each -> redacted(each, redactor));
        }
        if (value instanceof List<?> list) {
            List<Object> shown = new ArrayList<>();
            list.forEach(each -> shown.add(redacted(each, redactor)));
            return shown;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> shown = new LinkedHashMap<>();
            map.forEach((name, each) -> shown.put(redactor.redact(String.valueOf(name)), redacted(each, redactor)));
            return shown;
        }
        return value;
    }
}
