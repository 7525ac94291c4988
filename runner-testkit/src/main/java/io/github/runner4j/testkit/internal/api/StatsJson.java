package io.github.runner4j.testkit.internal.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.container.Container;
import io.github.runner4j.testkit.internal.engine.Moments;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.internal.stats.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What containers use, as the engine shows it. */
final class StatsJson {

    private static final List<String> BLOCKS = List.of(
            "io_service_bytes_recursive",
            "io_serviced_recursive",
            "io_queue_recursive",
            "io_service_time_recursive",
            "io_wait_time_recursive",
            "io_merged_recursive",
            "io_time_recursive",
            "sectors_recursive");

    /** Clocks of processor time tick so often. */
    private static final long TICK = Duration.ofMillis(10).toNanos();

    /** A machine on which an engine begins has been running for a while. */
    private static final Duration BEFORE = Duration.ofHours(2);

    private static final int KERNEL_SHARE = 4;
    private static final long PACKET = 1_448;
    private static final long GREETING_BYTES = 486;
    private static final long GREETING_PACKETS = 5;

    private final Machine machine;

    /**
     * What is known of the machine.
     *
     * @param processors how many it has
     * @param memory its bytes
     * @param unified whether it has control groups of version 2
     */
    record Machine(int processors, long memory, boolean unified) {}

    StatsJson(Machine machine) {
        this.machine = machine;
    }

    /** One answer: what it used before and now; nothing when it did not run. */
    ObjectNode json(Container container, Optional<Sample> before, Optional<Sample> now) {
        ObjectNode json = Json.object()
                .put("read", Moments.text(now.map(Sample::at)))
                .put("preread", Moments.text(before.map(Sample::at)));
        ObjectNode pids = json.putObject("pids_stats");
        now.ifPresent(sample -> putProcesses(pids, container, sample));
        ObjectNode blocks = json.putObject("blkio_stats");
        BLOCKS.forEach(each -> {
            boolean counted = now.isPresent() && (!machine.unified() || each.equals(BLOCKS.get(0)));
            blocks.set(each, counted ? Json.array() : null);
        });
        json.put("num_procs", 0).putObject("storage_stats");
        json.set("cpu_stats", cpu(now));
        json.set("precpu_stats", cpu(before));
        json.set("memory_stats", now.map(each -> memory(container, each)).orElseGet(Json::object));
        json.put("name", "/" + container.name()).put("id", container.id());
        now.filter(each -> each.network().interfaces() > 0)
                .ifPresent(each -> json.set("networks", networks(each.network())));
        return json;
    }

    private static void putProcesses(ObjectNode pids, Container container, Sample sample) {
        pids.put("current", sample.processes());
        long limit = container.hostConfig().path("PidsLimit").asLong();
        if (limit > 0) {
            pids.put("limit", limit);
        }
    }

    private ObjectNode cpu(Optional<Sample> sample) {
        ObjectNode json = Json.object();
        ObjectNode usage = json.putObject("cpu_usage");
        long total = sample.map(each -> each.usage().cpu()).orElse(0L);
        usage.put("total_usage", total);
        if (sample.isPresent() && !machine.unified()) {
            long share = total / machine.processors();
            ArrayNode each = usage.putArray("percpu_usage").add(total - share * (machine.processors() - 1));
            for (int i = 1; i < machine.processors(); i++) {
                each.add(share);
            }
        }
        long ticks = machine.unified() ? 1 : TICK;
        long kernel = total / KERNEL_SHARE / ticks * ticks;
        usage.put("usage_in_kernelmode", kernel).put("usage_in_usermode", (total - kernel) / ticks * ticks);
        sample.ifPresent(each -> json.put("system_cpu_usage", system(each)).put("online_cpus", machine.processors()));
        json.putObject("throttling_data")
                .put("periods", 0)
                .put("throttled_periods", 0)
                .put("throttled_time", 0);
        return json;
    }

    private long system(Sample sample) {
        return sample.uptime().plus(BEFORE).toNanos() / TICK * TICK * machine.processors();
    }

    private ObjectNode memory(Container container, Sample sample) {
        long own = container.hostConfig().path("Memory").asLong();
        long swap = container.hostConfig().path("MemorySwap").asLong();
        MemoryFigures figures = new MemoryFigures(sample.usage(), own, swap);
        return (machine.unified() ? figures.version2() : figures.version1())
                .put("limit", own > 0 ? own : machine.memory());
    }

    /** All that comes in is said to come in through the first. */
    private static ObjectNode networks(Sample.Network network) {
        ObjectNode json = Json.object();
        for (int i = 0; i < network.interfaces(); i++) {
            long received = i == 0 ? network.received() : 0;
            long sent = i == 0 ? network.sent() : 0;
            json.putObject("eth" + i)
                    .put("rx_bytes", GREETING_BYTES + received)
                    .put("rx_packets", GREETING_PACKETS + packets(received))
                    .put("rx_errors", 0)
                    .put("rx_dropped", 0)
                    .put("tx_bytes", sent)
                    .put("tx_packets", packets(sent))
                    .put("tx_errors", 0)
                    .put("tx_dropped", 0);
        }
        return json;
    }

    private static long packets(long bytes) {
        return (bytes + PACKET - 1) / PACKET;
    }
}
