package io.github.runner4j.monitoring.audit;

import io.github.runner4j.monitoring.json.Json;
import io.github.runner4j.secret.Redactor;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A change that somebody asked for.
 *
 * @param at when its outcome was known
 * @param who the caller's name; {@code anonymous} when nobody knows
 * @param what as in {@code start component:default/hello}; redacted
 * @param instanceId of which instance, as far as it is known; redacted
 * @param policy what the rights of the caller say: {@code allowed} or {@code refused}
 * @param outcome {@code done} or {@code failed}
 * @param code why it failed
 */
public record Change(
        Instant at,
        String who,
        String what,
        Optional<String> instanceId,
        String policy,
        String outcome,
        Optional<String> code) {

    /** Takes secrets out of what came from outside. */
    public Change {
        who = Redactor.patterns().redact(who);
        what = Redactor.patterns().redact(what);
        instanceId = instanceId.map(Redactor.patterns()::redact);
    }

    /**
     * The change as a line of a log.
     *
     * @return a JSON object without line ends
     */
    public String line() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("at", at.toString());
        members.put("who", who);
        members.put("what", what);
        instanceId.ifPresent(id -> members.put("instance", id));
        members.put("policy", policy);
        members.put("outcome", outcome);
        code.ifPresent(name -> members.put("code", name));
        return Json.write(members);
    }
}
