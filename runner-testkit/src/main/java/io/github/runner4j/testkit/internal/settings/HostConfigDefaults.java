package io.github.runner4j.testkit.internal.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.json.Json;
import java.util.List;
import java.util.function.UnaryOperator;

/** What holds where {@code HostConfig} says nothing. */
public final class HostConfigDefaults {

    private static final long SHARED_MEMORY = 64L * 1024 * 1024;
    private static final String SHARED = "container:";
    private static final List<String> MASKED = List.of(
            "/proc/asound",
            "/proc/acpi",
            "/proc/kcore",
            "/proc/keys",
            "/proc/latency_stats",
            "/proc/timer_list",
            "/proc/timer_stats",
            "/proc/sched_debug",
            "/proc/scsi",
            "/sys/firmware");
    private static final String MASKED_LATER = "/sys/devices/virtual/powercap";
    private static final List<String> READ_ONLY =
            List.of("/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger");

    private final Wording wording;

    public HostConfigDefaults(Wording wording) {
        this.wording = wording;
    }

    /**
     * What comes before anything is checked.
     *
     * @param given whether the client gave any; the older engine leaves more open when it did not
     */
    public void before(ObjectNode hostConfig, boolean given) {
        if (given || !wording.early()) {
            text(hostConfig, "Runtime", "runc");
        }
        if (hostConfig.path("PidsLimit").isNumber()
                && hostConfig.path("PidsLimit").asLong() <= 0) {
            hostConfig.putNull("PidsLimit");
        }
        if (!wording.early()) {
            ObjectNode policy = (ObjectNode) hostConfig.path("RestartPolicy");
            if (policy.path("Name").asText().isEmpty()) {
                policy.put("Name", "no");
            }
            if (List.of("", "default").contains(hostConfig.path("NetworkMode").asText())) {
                hostConfig.put("NetworkMode", "bridge");
            }
        }
    }

    /**
     * What comes after.
     *
     * @param ids finds the id of a container by its name or id; refuses when there is none
     */
    public void after(ObjectNode hostConfig, UnaryOperator<String> ids) {
        long memory = hostConfig.path("Memory").asLong();
        if (memory > 0 && hostConfig.path("MemorySwap").asLong() == 0) {
            hostConfig.put("MemorySwap", memory * 2);
        }
        if (hostConfig.path("ShmSize").asLong() == 0) {
            hostConfig.put("ShmSize", SHARED_MEMORY);
        }
        text(hostConfig, "IpcMode", "private");
        text(hostConfig, "CgroupnsMode", "host");
        shared(hostConfig, "PidMode", ids, true);
        shared(hostConfig, "IpcMode", ids, true);
        shared(hostConfig, "NetworkMode", ids, false);
        security(hostConfig);
        if (hostConfig.path("OomKillDisable").isNull()) {
            hostConfig.put("OomKillDisable", false);
        }
        text(hostConfig, "NetworkMode", "default");
        if (!hostConfig.path("Privileged").asBoolean()) {
            paths(hostConfig);
        }
    }

    private void paths(ObjectNode hostConfig) {
        if (hostConfig.path("MaskedPaths").isNull()) {
            ArrayNode masked = Json.array(MASKED);
            if (!wording.early()) {
                masked.add(MASKED_LATER);
            }
            hostConfig.set("MaskedPaths", masked);
        }
        if (hostConfig.path("ReadonlyPaths").isNull()) {
            hostConfig.set("ReadonlyPaths", Json.array(READ_ONLY));
        }
    }

    /** Who shares anything with the machine needs no labels of its own. */
    private static void security(ObjectNode hostConfig) {
        boolean open = hostConfig.path("Privileged").asBoolean()
                || hostConfig.path("IpcMode").asText().equals("host")
                || hostConfig.path("PidMode").asText().equals("host");
        boolean labelled = false;
        for (JsonNode each : hostConfig.path("SecurityOpt")) {
            labelled |= each.asText().startsWith("label=");
        }
        if (open && !labelled) {
            ArrayNode options = hostConfig.path("SecurityOpt") instanceof ArrayNode there ? there : Json.array();
            hostConfig.set("SecurityOpt", options.add("label=disable"));
        }
    }

    private static void text(ObjectNode hostConfig, String field, String otherwise) {
        if (hostConfig.path(field).asText().isEmpty()) {
            hostConfig.put(field, otherwise);
        }
    }

    /** A container that is called by its name is kept by its id. */
    private static void shared(ObjectNode hostConfig, String field, UnaryOperator<String> ids, boolean required) {
        String mode = hostConfig.path(field).asText();
        if (mode.startsWith(SHARED)) {
            try {
                hostConfig.put(field, SHARED + ids.apply(mode.substring(SHARED.length())));
            } catch (Refusal e) {
                if (required) {
                    throw Refusal.badParameter(e.message());
                }
            }
        }
    }
}
