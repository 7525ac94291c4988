package io.github.runner4j.testkit.internal.settings;

import com.fasterxml.jackson.databind.JsonNode;

/** When a container may be started again by itself. */
public final class RestartRules {

    private static final String INVALID = "invalid restart policy: ";

    private RestartRules() {}

    /** Refuses a policy that makes no sense. */
    public static void check(JsonNode policy, Wording wording) {
        String name = policy.path("Name").asText();
        int most = policy.path("MaximumRetryCount").asInt();
        switch (name) {
            case "" -> {}
            case "always", "unless-stopped", "no" ->
                Wording.require(
                        most == 0,
                        wording.pick(
                                "maximum retry count cannot be used with restart policy '" + name + "'",
                                INVALID + "maximum retry count can only be used with 'on-failure'"
                                        + (most < 0 ? " and cannot be negative" : "")));
            case "on-failure" ->
                Wording.require(most >= 0, wording.pick("", INVALID) + "maximum retry count cannot be negative");
            default ->
                Wording.require(
                        false,
                        wording.pick(
                                "invalid restart policy '" + name + "'",
                                INVALID + "unknown policy '" + name
                                        + "'; use one of 'no', 'always', 'on-failure', or 'unless-stopped'"));
        }
    }

    static boolean never(JsonNode policy) {
        String name = policy.path("Name").asText();
        return name.isEmpty() || name.equals("no");
    }
}
