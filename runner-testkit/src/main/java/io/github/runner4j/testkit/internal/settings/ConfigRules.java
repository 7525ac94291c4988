package io.github.runner4j.testkit.internal.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.process.Signal;
import java.util.List;
import java.util.regex.Pattern;

/** What {@code Config} must not say. Source: {@code validateContainerConfig} of the engine's daemon. */
public final class ConfigRules {

    private static final long SHORTEST = 1_000_000;
    private static final Pattern REAL_TIME_SIGNAL = Pattern.compile("(?i)(SIG)?RTM(IN(\\+\\d+)?|AX(-\\d+)?)");
    private static final List<String> TIMES = List.of("Interval", "Timeout", "StartPeriod", "StartInterval");

    private ConfigRules() {}

    /** Refuses what makes no sense. */
    public static void check(ObjectNode config, Wording wording) {
        String directory = config.path("WorkingDir").asText();
        Wording.require(
                directory.isEmpty() || directory.startsWith("/"),
                "the working directory '" + directory + "' is invalid, it needs to be an absolute path");
        String signal = config.path("StopSignal").asText();
        Wording.require(
                signal.isEmpty() || isSignal(signal), wording.pick("Invalid", "invalid") + " signal: " + signal);
        config.path("Env")
                .forEach(each -> Wording.require(
                        !each.asText().isEmpty() && !each.asText().startsWith("="),
                        "invalid environment variable: " + each.asText()));
        healthcheck(config.path("Healthcheck"));
    }

    /** Whether a text names a signal. */
    public static boolean isSignal(String text) {
        return Signal.parse(text).isPresent() || REAL_TIME_SIGNAL.matcher(text).matches();
    }

    private static void healthcheck(JsonNode check) {
        for (String time : TIMES) {
            long nanos = check.path(time).asLong();
            Wording.require(nanos == 0 || nanos >= SHORTEST, time + " in Healthcheck cannot be less than 1ms");
        }
        Wording.require(check.path("Retries").asLong() >= 0, "Retries in Healthcheck cannot be negative");
    }
}
