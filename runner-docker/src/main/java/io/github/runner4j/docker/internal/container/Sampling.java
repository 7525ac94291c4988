package io.github.runner4j.docker.internal.container;

import io.github.runner4j.container.Sample;
import io.github.runner4j.docker.internal.cgroup.CounterFiles;
import io.github.runner4j.docker.internal.container.Processes.Found;
import io.github.runner4j.docker.internal.daemon.Answer;
import io.github.runner4j.docker.internal.daemon.Call;
import io.github.runner4j.docker.internal.daemon.Daemon;
import io.github.runner4j.docker.internal.daemon.Json;
import io.github.runner4j.spi.StageContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.Executor;

/**
 * Reads counters from the cheapest source that is right: from the kernel's files where the engine's containers are processes of
 * this machine, which costs the engine nothing, and else from the engine, several at once.
 */
final class Sampling {

    private static final int CONFLICT = 409;
    private static final int SERVER_ERROR = 500;
    private static final double NANOS_PER_CORE = 1e9;

    private final Daemon daemon;
    private final Executor workers;
    private final Optional<CounterFiles> files;
    private final Processes processes = new Processes();

    Sampling(Daemon daemon, Clock clock, Executor workers) {
        this.daemon = daemon;
        this.workers = workers;
        this.files = daemon.facts().local() ? Optional.of(CounterFiles.ofThisMachine(clock)) : Optional.empty();
    }

    Map<String, Sample> sample(Collection<String> containerIds, StageContext context) {
        Map<String, Sample> samples = new LinkedHashMap<>();
        List<String> others = new ArrayList<>();
        for (String id : containerIds) {
            Optional<Sample> sample = processes.find(id).flatMap(found -> read(id, found));
            sample.ifPresentOrElse(read -> samples.put(id, read), () -> others.add(id));
        }
        samples.putAll(new Round<String, Sample>(workers, id -> ask(id, context)).over(others));
        return samples;
    }

    /** Its limits have changed: what was found of it no longer holds. */
    void changed(String containerId) {
        processes.forget(containerId);
    }

    private Optional<Sample> read(String id, Found found) {
        return found.first().isPresent()
                ? files.flatMap(here -> here.read(id, found.first().getAsLong()))
                : Optional.empty();
    }

    private Optional<Sample> ask(String id, StageContext context) {
        Optional<Found> known = processes.find(id).filter(found -> found.first().isEmpty());
        return known.isPresent() ? askForCounters(id, known.get(), context) : lookAt(id, context);
    }

    private Optional<Sample> lookAt(String id, StageContext context) {
        Call inspect =
                Call.get("inspect container " + id, Endings.path(id, "/json")).accepting(Answer.NOT_FOUND);
        Answer answer = daemon.call(inspect, context);
        if (answer.status() != Answer.OK || !answer.json().isTrue("State", "Running")) {
            processes.forget(id);
            return Optional.empty();
        }
        Json json = answer.json();
        Found here = new Found(json.number("State", "Pid"), cpuLimit(json));
        Optional<Sample> sample = read(json.text("Id"), here);
        Found found = sample.isPresent() ? here : new Found(OptionalLong.empty(), here.cpuLimit());
        processes.remember(id, found);
        return sample.isPresent() ? sample : askForCounters(id, found, context);
    }

    private static OptionalDouble cpuLimit(Json json) {
        long nanos = json.number("HostConfig", "NanoCpus").orElse(0);
        long quota = json.number("HostConfig", "CpuQuota").orElse(0);
        long period = json.number("HostConfig", "CpuPeriod").orElse(0);
        if (nanos > 0) {
            return OptionalDouble.of(nanos / NANOS_PER_CORE);
        }
        return quota > 0 && period > 0 ? OptionalDouble.of((double) quota / period) : OptionalDouble.empty();
    }

    private Optional<Sample> askForCounters(String id, Found found, StageContext context) {
        Call stats = Call.get("read the counters of container " + id, Endings.path(id, "/stats"))
                .query("stream", false)
                // without it the engine waits for a second set of counters, for one second or two
                .query("one-shot", true)
                .accepting(Answer.NOT_FOUND, CONFLICT, SERVER_ERROR);
        Answer answer = daemon.call(stats, context);
        if (answer.status() == Answer.OK) {
            return Samples.read(answer.json(), found.cpuLimit(), daemon.facts().podman());
        }
        processes.forget(id);
        return Optional.empty();
    }
}
