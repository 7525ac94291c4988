package io.github.runner4j.testkit.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Calls of a command, each with what it led to.
 *
 * <p>Equal lines in a row count as one: how many layers an image lets go depends on what else shares them.
 *
 * @param text a call begins with {@code $}; what follows, up to the next, is what it led to
 */
record Transcript(String text) {

    /** Output by call; of equal calls the second has {@code (2)} behind it. */
    private Map<String, String> steps() {
        Map<String, String> steps = new LinkedHashMap<>();
        String call = "(before the first)";
        for (String line : text.split("\n")) {
            if (line.startsWith("$ ")) {
                call = line;
                for (int i = 2; steps.containsKey(call); i++) {
                    call = line + " (" + i + ")";
                }
                steps.put(call, "");
            } else if (!line.isEmpty() && !line.startsWith("# ")) {
                steps.merge(call, line + "\n", Transcript::joined);
            }
        }
        return steps;
    }

    private static String joined(String output, String line) {
        return output.endsWith("\n" + line) || output.equals(line) ? output : output + line;
    }

    /** The calls that led to something else than in another transcript, each with both. */
    List<String> differences(Transcript expected) {
        List<String> differences = new ArrayList<>();
        Map<String, String> actualSteps = steps();
        Map<String, String> expectedSteps = expected.steps();
        expectedSteps.forEach((call, output) -> {
            String actual = actualSteps.getOrDefault(call, "(was not called)\n");
            if (!actual.equals(output)) {
                differences.add(call + "\nexpected:\n" + output + "but was:\n" + actual);
            }
        });
        actualSteps.keySet().stream()
                .filter(call -> !expectedSteps.containsKey(call))
                .forEach(call -> differences.add(call + "\nwas not expected"));
        return differences;
    }
}
