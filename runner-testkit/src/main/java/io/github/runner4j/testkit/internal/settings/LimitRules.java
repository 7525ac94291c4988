package io.github.runner4j.testkit.internal.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.json.Json;
import java.util.ArrayList;
import java.util.List;

/** Limits of memory, processor and devices. Source: {@code verifyPlatformContainerResources} of the engine's daemon. */
public final class LimitRules {

    private static final long LEAST_MEMORY = 6L * 1024 * 1024;
    private static final long NANOS = 1_000_000_000L;
    private static final int CPUS = 2;
    private static final int SHORTEST_PERIOD = 1000;
    private static final int LONGEST_PERIOD = 1_000_000;
    private static final int MOST_SWAPPINESS = 100;
    private static final String DISCARDED =
            "Your kernel does not support %s or the cgroup is not mounted. %s discarded.";

    private final Wording wording;

    public LimitRules(Wording wording) {
        this.wording = wording;
    }

    /** Refuses what makes no sense, changes what cannot be had, and tells what the client is warned of. */
    public List<String> check(ObjectNode limits, boolean update) {
        List<String> warnings = new ArrayList<>();
        memory(limits, update);
        kernelMemory(limits, warnings);
        if (limits.path("OomKillDisable").asBoolean() && limits.path("Memory").asLong() == 0) {
            warnings.add("OOM killer is disabled for the container, but no memory limit is set, "
                    + "this can result in the system running out of resources.");
        }
        cpu(limits, warnings);
        CpuSets.check(limits, CPUS);
        devices(limits, warnings);
        return warnings;
    }

    private static void memory(ObjectNode limits, boolean update) {
        JsonNode swappiness = limits.path("MemorySwappiness");
        if (swappiness.asLong() == -1) {
            limits.set("MemorySwappiness", NullNode.getInstance());
        }
        long memory = limits.path("Memory").asLong();
        long swap = limits.path("MemorySwap").asLong();
        long reservation = limits.path("MemoryReservation").asLong();
        Wording.require(memory == 0 || memory >= LEAST_MEMORY, "Minimum memory limit allowed is 6MB");
        Wording.require(
                memory <= 0 || swap <= 0 || swap >= memory,
                "Minimum memoryswap limit should be larger than memory limit, see usage");
        Wording.require(
                memory != 0 || swap <= 0 || update,
                "You should always set the Memory limit when using Memoryswap limit, see usage");
        long value = limits.path("MemorySwappiness").asLong();
        Wording.require(
                value >= 0 && value <= MOST_SWAPPINESS,
                "Invalid value: " + value + ", valid memory swappiness range is 0-100");
        Wording.require(reservation <= 0 || reservation >= LEAST_MEMORY, "Minimum memory reservation allowed is 6MB");
        Wording.require(
                memory <= 0 || reservation <= 0 || memory >= reservation,
                "Minimum memory limit can not be less than memory reservation limit, see usage");
    }

    private void kernelMemory(ObjectNode limits, List<String> warnings) {
        long memory = limits.path("KernelMemory").asLong();
        if (memory > 0 && wording.early()) {
            warnings.add("Specifying a kernel memory limit is deprecated and will be removed in a future release.");
            Wording.require(memory >= LEAST_MEMORY, "Minimum kernel memory limit allowed is 6MB");
        }
    }

    private static void cpu(ObjectNode limits, List<String> warnings) {
        long nanos = limits.path("NanoCpus").asLong();
        long period = limits.path("CpuPeriod").asLong();
        long quota = limits.path("CpuQuota").asLong();
        String conflict = "Conflicting options: Nano CPUs and CPU ";
        Wording.require(nanos <= 0 || period <= 0, conflict + "Period cannot both be set");
        Wording.require(nanos <= 0 || quota <= 0, conflict + "Quota cannot both be set");
        Wording.require(
                nanos >= 0 && nanos <= CPUS * NANOS,
                "Range of CPUs is from 0.01 to " + CPUS + ".00, as there are only " + CPUS + " CPUs available");
        Wording.require(
                period == 0 || (period >= SHORTEST_PERIOD && period <= LONGEST_PERIOD),
                "CPU cfs period can not be less than 1ms (i.e. 1000) or larger than 1s (i.e. 1000000)");
        Wording.require(quota <= 0 || quota >= SHORTEST_PERIOD, "CPU cfs quota can not be less than 1ms (i.e. 1000)");
        if (limits.path("CpuPercent").asLong() > 0) {
            warnings.add("linux does not support CPU percent. Percent discarded.");
            limits.put("CpuPercent", 0L);
        }
    }

    private static void devices(ObjectNode limits, List<String> warnings) {
        if (limits.path("BlkioWeight").asLong() > 0) {
            warnings.add(DISCARDED.formatted("Block I/O weight", "Weight"));
            limits.put("BlkioWeight", 0L);
        }
        if (!limits.path("BlkioWeightDevice").isEmpty()) {
            warnings.add(DISCARDED.formatted("Block I/O weight_device", "Weight-device"));
            limits.set("BlkioWeightDevice", Json.array());
        }
    }
}
