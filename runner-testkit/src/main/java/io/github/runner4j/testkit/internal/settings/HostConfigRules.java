package io.github.runner4j.testkit.internal.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.golang.GoQuote;
import io.github.runner4j.testkit.internal.mount.MountRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What {@code HostConfig} must not say, in the order in which the engine looks. */
public final class HostConfigRules {

    private static final Set<String> RUNTIMES =
            Set.of("", "runc", "io.containerd.runc.v2", "io.containerd.runtime.v1.linux");
    private static final int MOST_OOM_SCORE = 1000;

    private final Wording wording;

    public HostConfigRules(Wording wording) {
        this.wording = wording;
    }

    /** Refuses what makes no sense, changes what cannot be had, and tells what the client is warned of. */
    public List<String> check(ObjectNode hostConfig) {
        Wording.require(
                !hostConfig.path("AutoRemove").asBoolean() || RestartRules.never(hostConfig.path("RestartPolicy")),
                "can't create 'AutoRemove' container with restart policy");
        hostConfig.path("Mounts").forEach(MountRules::check);
        hostConfig.path("ExtraHosts").forEach(each -> ExtraHosts.check(each.asText()));
        PortRules.check(hostConfig.path("PortBindings"));
        RestartRules.check(hostConfig.path("RestartPolicy"), wording);
        Capabilities.check(hostConfig);
        hostConfig
                .path("Annotations")
                .fieldNames()
                .forEachRemaining(each -> Wording.require(
                        !each.isEmpty(),
                        "invalid Annotations: the empty string is not permitted as an annotation key"));
        return platform(hostConfig);
    }

    private List<String> platform(ObjectNode hostConfig) {
        List<String> warnings = new ArrayList<>(new LimitRules(wording).check(hostConfig, false));
        Wording.require(hostConfig.path("ShmSize").asLong() >= 0, "SHM size can not be less than 0");
        int score = hostConfig.path("OomScoreAdj").asInt();
        Wording.require(
                Math.abs(score) <= MOST_OOM_SCORE,
                "Invalid value " + score + ", range for oom score adj is [-1000, 1000]");
        String network = hostConfig.path("NetworkMode").asText();
        if (network.equals("host") && !hostConfig.path("PortBindings").isEmpty()) {
            warnings.add("Published ports are discarded when using host network mode");
        }
        String runtime = hostConfig.path("Runtime").asText();
        Wording.require(
                RUNTIMES.contains(runtime),
                wording.pick("Unknown runtime specified ", "unknown or invalid runtime name: ") + runtime);
        hostConfig.path("Tmpfs").fieldNames().forEachRemaining(MountRules::checkMemory);
        String groups = hostConfig.path("CgroupnsMode").asText();
        Wording.require(Set.of("", "host", "private").contains(groups), "invalid cgroup namespace mode: " + groups);
        return warnings;
    }

    /** What is looked at as soon as the configuration is read, and when it was given at all. */
    public void checkFirst(JsonNode config, JsonNode hostConfig) {
        NetworkModeRules.check(config, hostConfig, wording);
        String isolation = hostConfig.path("Isolation").asText();
        if (!Set.of("", "default").contains(isolation)) {
            throw Refusal.broken("Invalid isolation: " + GoQuote.quote(isolation) + " - linux only supports 'default'");
        }
        String qos = "Invalid QoS settings: linux does not support configuration of maximum ";
        if (hostConfig.path("IOMaximumBandwidth").asLong() != 0) {
            throw Refusal.broken(qos + "bandwidth");
        }
        if (hostConfig.path("IOMaximumIOps").asLong() != 0) {
            throw Refusal.broken(qos + "IOPs");
        }
        if (!wording.early()) {
            mode("UTS", hostConfig.path("UTSMode").asText(), Set.of("", "host"), false);
            mode("PID", hostConfig.path("PidMode").asText(), Set.of("", "host"), true);
            mode("IPC", hostConfig.path("IpcMode").asText(), Set.of("", "none", "host", "private", "shareable"), true);
        }
    }

    private static void mode(String kind, String mode, Set<String> known, boolean shared) {
        boolean other = shared && mode.startsWith("container:");
        Wording.require(known.contains(mode) || other, "invalid " + kind + " mode: " + mode);
    }

    /** What is looked at when the container is made. */
    public static void checkLast(JsonNode hostConfig) {
        for (JsonNode each : hostConfig.path("SecurityOpt")) {
            SecurityOptions.check(each.asText());
        }
        if (hostConfig.path("StorageOpt").has("size")) {
            throw Refusal.broken("--storage-opt is supported only for overlay over xfs with 'pquota' mount option");
        }
    }
}
