package io.github.runner4j.testkit.internal.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.json.Json;
import java.util.Map;
import java.util.Set;

/** Where logs go to. */
public final class LogRules {

    private static final String DEFAULT = "json-file";
    private static final Set<String> COMMON = Set.of(
            "mode", "max-buffer-size", "env", "env-regex", "labels", "labels-regex", "tag", "max-file", "max-size");
    private static final Map<String, Set<String>> OPTIONS = Map.of(
            DEFAULT,
            COMMON,
            "local",
            Set.of("max-file", "max-size", "compress", "mode", "max-buffer-size"),
            "none",
            Set.of());
    private static final Set<String> OTHERS =
            Set.of("awslogs", "fluentd", "gcplogs", "gelf", "journald", "logentries", "splunk", "syslog");

    private LogRules() {}

    /** Completes {@code LogConfig}, and refuses what the engine does not know. */
    public static void complete(ObjectNode hostConfig) {
        ObjectNode log = (ObjectNode) hostConfig.path("LogConfig");
        if (log.path("Type").asText().isEmpty()) {
            log.put("Type", DEFAULT);
        }
        if (!log.path("Config").isObject()) {
            log.set("Config", Json.object());
        }
        check(log.path("Type").asText(), log.path("Config"));
    }

    private static void check(String driver, JsonNode options) {
        Wording.require(
                OPTIONS.containsKey(driver) || OTHERS.contains(driver),
                "error looking up logging plugin " + driver + ": plugin \"" + driver + "\" not found");
        Set<String> known = OPTIONS.getOrDefault(driver, Set.of());
        if (OPTIONS.containsKey(driver) && !driver.equals("none")) {
            options.fieldNames()
                    .forEachRemaining(each -> Wording.require(
                            known.contains(each) || (driver.equals(DEFAULT) && each.equals("compress")),
                            "unknown log opt '" + each + "' for " + driver + " log driver"));
        }
    }
}
