package io.github.runner4j.testkit.internal.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which processors and memory nodes a container may use, written {@code 0-2,4}. */
final class CpuSets {

    private static final Pattern RANGE = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?");

    private CpuSets() {}

    static void check(JsonNode limits, int cpus) {
        String available = cpus == 1 ? "0" : "0-" + (cpus - 1);
        check(limits.path("CpusetCpus").asText(), cpus, "cpus", "CPUs", available);
        check(limits.path("CpusetMems").asText(), 1, "mems", "memory nodes", "0");
    }

    private static void check(String wanted, int number, String kind, String called, String available) {
        for (String part : wanted.isEmpty() ? new String[0] : wanted.split(",", -1)) {
            Matcher matcher = RANGE.matcher(part);
            Wording.require(
                    matcher.matches(), "Invalid value " + wanted + " for cpuset " + kind + ": invalid format: " + part);
            String last = matcher.group(2) == null ? matcher.group(1) : matcher.group(2);
            Wording.require(
                    Integer.parseInt(last) < number,
                    "Requested " + called + " are not available - requested " + wanted + ", available: " + available);
        }
    }
}
