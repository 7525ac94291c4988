package io.github.runner4j.testkit.internal.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.dockerfile.Instruction;
import io.github.runner4j.testkit.internal.golang.GoDuration;
import io.github.runner4j.testkit.internal.golang.GoQuote;
import io.github.runner4j.testkit.internal.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a HEALTHCHECK instruction says. */
record HealthCheck(List<String> test, List<Duration> times, int retries) {

    private static final List<String> FLAGS = List.of("interval", "timeout", "start-period", "start-interval");
    private static final List<String> KEYS = List.of("Interval", "Timeout", "StartPeriod", "StartInterval");
    private static final int START_INTERVAL = 3;

    static HealthCheck of(Instruction instruction) {
        List<String> test = new ArrayList<>(instruction.arguments());
        String type = test.get(0).toUpperCase(Locale.ROOT);
        test.set(0, type.equals("CMD") && !instruction.json() ? "CMD-SHELL" : type);
        List<Duration> times = FLAGS.stream()
                .map(each -> GoDuration.parse(instruction.flag(each)).orElse(Duration.ZERO))
                .toList();
        String retries = instruction.flag("retries");
        return new HealthCheck(test, times, retries.isEmpty() ? 0 : Integer.parseInt(retries));
    }

    /** As the engine's API has it: what is zero is left out. */
    ObjectNode json() {
        ObjectNode json = Json.object();
        json.set("Test", Json.array(test));
        for (int i = 0; i < KEYS.size(); i++) {
            if (!times.get(i).isZero()) {
                json.put(KEYS.get(i), times.get(i).toNanos());
            }
        }
        return retries == 0 ? json : json.put("Retries", retries);
    }

    /** As Go writes the structure of it in quotes. */
    String quoted(boolean old) {
        StringBuilder quoted = new StringBuilder("&{").append(GoQuote.quote(test));
        for (int i = 0; i < times.size(); i++) {
            if (!old || i != START_INTERVAL) {
                quoted.append(" \"").append(GoDuration.format(times.get(i))).append('"');
            }
        }
        String retriesQuoted = retries < ' ' ? String.format("'\\x%02x'", retries) : "'" + (char) retries + "'";
        return quoted.append(' ').append(retriesQuoted).append('}').toString();
    }
}
