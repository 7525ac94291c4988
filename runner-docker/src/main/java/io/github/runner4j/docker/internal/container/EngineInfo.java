package io.github.runner4j.docker.internal.container;

import io.github.runner4j.container.SystemInfo;
import io.github.runner4j.docker.internal.daemon.Call;
import io.github.runner4j.docker.internal.daemon.Daemon;
import io.github.runner4j.docker.internal.daemon.EngineFacts;
import io.github.runner4j.docker.internal.daemon.Json;
import io.github.runner4j.spi.StageContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Reads {@code GET /info}. */
final class EngineInfo {

    private final Daemon daemon;

    private final AtomicReference<Optional<Boolean>> swap = new AtomicReference<>(Optional.empty());

    EngineInfo(Daemon daemon) {
        this.daemon = daemon;
    }

    SystemInfo read(StageContext context) {
        Json info = ask(context);
        EngineFacts facts = daemon.facts();
        Map<String, String> details = new LinkedHashMap<>();
        put(details, "os", info, "OperatingSystem");
        put(details, "osType", info, "OSType");
        put(details, "architecture", info, "Architecture");
        put(details, "kernel", info, "KernelVersion");
        put(details, "cgroupVersion", info, "CgroupVersion");
        put(details, "cpus", info, "NCPU");
        put(details, "memoryBytes", info, "MemTotal");
        put(details, "swapLimit", info, "SwapLimit");
        put(details, "cgroupDriver", info, "CgroupDriver");
        put(details, "storageDriver", info, "Driver");
        put(details, "name", info, "Name");
        return new SystemInfo(
                facts.kind(),
                info.maybe("ServerVersion").orElse(facts.version()),
                facts.api().toString(),
                facts.address(),
                facts.host(),
                facts.local(),
                facts.discovery(),
                details);
    }

    /** Whether the kernel lets the engine limit swap; asked once, as it does not change while an engine runs. */
    boolean limitsSwap(StageContext context) {
        Optional<Boolean> known = swap.get();
        if (known.isEmpty()) {
            known = Optional.of(ask(context).isTrue("SwapLimit"));
            swap.set(known);
        }
        return known.get();
    }

    private Json ask(StageContext context) {
        return daemon.call(Call.get("ask the engine about itself", "/info"), context)
                .json();
    }

    private static void put(Map<String, String> details, String key, Json info, String field) {
        info.maybe(field).ifPresent(value -> details.put(key, value));
    }
}
