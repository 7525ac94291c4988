package io.github.runner4j.testkit.internal.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.settings.LimitRules;
import io.github.runner4j.testkit.internal.settings.RestartRules;
import java.util.List;

/** Changes the limits and the restart policy of containers. Source: {@code UpdateContainer} of the engine's container package. */
final class Updater {

    private static final List<String> NUMBERS = List.of(
            "BlkioWeight",
            "CpuShares",
            "NanoCpus",
            "CpuPeriod",
            "CpuQuota",
            "Memory",
            "MemorySwap",
            "MemoryReservation",
            "KernelMemory",
            "CpuRealtimePeriod",
            "CpuRealtimeRuntime");
    private static final List<String> TEXTS = List.of("CpusetCpus", "CpusetMems");

    private final Parts parts;

    Updater(Parts parts) {
        this.parts = parts;
    }

    /** Changes it, and tells what the client is warned of. */
    List<String> update(Container container, ObjectNode update) {
        RestartRules.check(update.path("RestartPolicy"), parts.wording());
        List<String> warnings = new LimitRules(parts.wording()).check(update, true);
        if (update.path("PidsLimit").asLong() < 0) {
            update.put("PidsLimit", 0L);
        }
        container.locked(() -> {
            ObjectNode hostConfig = container.hostConfig().deepCopy();
            String conflict = conflict(hostConfig, update);
            if (!conflict.isEmpty()) {
                throw Refusal.conflict("Cannot update container " + container.id() + ": " + conflict);
            }
            apply(hostConfig, update);
            container.hostConfig(parts.structures().read("HostConfig", hostConfig));
            parts.events().publish(container, "update");
            return true;
        });
        return warnings;
    }

    private static String conflict(JsonNode now, JsonNode update) {
        if (both(update, "NanoCpus", now, "CpuPeriod")) {
            return "Conflicting options: Nano CPUs cannot be updated as CPU Period has already been set";
        } else if (both(update, "NanoCpus", now, "CpuQuota")) {
            return "Conflicting options: Nano CPUs cannot be updated as CPU Quota has already been set";
        } else if (both(update, "CpuPeriod", now, "NanoCpus")) {
            return "Conflicting options: CPU Period cannot be updated as NanoCPUs has already been set";
        } else if (both(update, "CpuQuota", now, "NanoCpus")) {
            return "Conflicting options: CPU Quota cannot be updated as NanoCPUs has already been set";
        }
        long memory = update.path("Memory").asLong();
        boolean swapStays = update.path("MemorySwap").asLong() == 0;
        if (memory > now.path("MemorySwap").asLong() && swapStays) {
            return "Memory limit should be smaller than already set memoryswap limit, "
                    + "update the memoryswap at the same time";
        }
        boolean again = !RestartPolicy.of(update).never();
        return again && now.path("AutoRemove").asBoolean()
                ? "Restart policy cannot be updated because AutoRemove is enabled for the container"
                : "";
    }

    private static boolean both(JsonNode one, String field, JsonNode other, String otherField) {
        return one.path(field).asLong() > 0 && other.path(otherField).asLong() > 0;
    }

    private static void apply(ObjectNode hostConfig, JsonNode update) {
        for (String field : NUMBERS) {
            if (update.path(field).asLong() != 0) {
                hostConfig.set(field, update.path(field));
            }
        }
        for (String field : TEXTS) {
            if (!update.path(field).asText().isEmpty()) {
                hostConfig.set(field, update.path(field));
            }
        }
        if (update.path("PidsLimit").isNumber()) {
            hostConfig.set("PidsLimit", update.path("PidsLimit"));
        }
        if (!update.path("RestartPolicy").path("Name").asText().isEmpty()) {
            hostConfig.set("RestartPolicy", update.path("RestartPolicy"));
        }
    }
}
