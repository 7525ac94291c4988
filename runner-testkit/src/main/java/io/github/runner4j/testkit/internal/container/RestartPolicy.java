package io.github.runner4j.testkit.internal.container;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Whether a container that has ended is started again.
 *
 * @param name {@code ""}, {@code no}, {@code always}, {@code unless-stopped} or {@code on-failure}
 * @param most how often after failures; 0 for any number of times
 */
record RestartPolicy(String name, int most) {

    static RestartPolicy of(JsonNode hostConfig) {
        JsonNode policy = hostConfig.path("RestartPolicy");
        return new RestartPolicy(
                policy.path("Name").asText(), policy.path("MaximumRetryCount").asInt());
    }

    boolean never() {
        return name.isEmpty() || name.equals("no");
    }

    boolean again(int exitCode, boolean stoppedByHand, int attempts) {
        return switch (name) {
            case "always" -> true;
            case "unless-stopped" -> !stoppedByHand;
            case "on-failure" -> exitCode != 0 && (most == 0 || attempts < most);
            default -> false;
        };
    }
}
