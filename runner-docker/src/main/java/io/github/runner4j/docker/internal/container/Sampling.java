package io.github.runner4j.docker.internal.container;

import io.github.runner4j.container.Sample;
import io.github.runner4j.docker.internal.cgroup.CounterFiles;
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
import java.util.concurrent.Executor;

/**
 * Reads counters from the cheapest source that is right: from the kernel's files where the engine's containers are processes of
 * this machine, which costs the engine nothing, and else from the engine, several at once.
 */
final class Sampling {

    private static final int CONFLICT = 409;
    private static final int SERVER_ERROR = 500;

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
            Optional<Sample> sample = processes.known(id).flatMap(process -> read(id, process));
            sample.ifPresentOrElse(found -> samples.put(id, found), () -> others.add(id));
        }
        samples.putAll(new Round<String, Sample>(workers, id -> ask(id, context)).over(others));
        return samples;
    }

    private Optional<Sample> read(String id, long process) {
        return files.flatMap(here -> here.read(id, process));
    }

    private Optional<Sample> ask(String id, StageContext context) {
        if (files.isEmpty() || processes.elsewhere(id)) {
            return askForCounters(id, context);
        }
        Call inspect =
                Call.get("inspect container " + id, Endings.path(id, "/json")).accepting(Answer.NOT_FOUND);
        Answer answer = daemon.call(inspect, context);
        if (answer.status() != Answer.OK || !answer.json().isTrue("State", "Running")) {
            processes.forget(id);
            return Optional.empty();
        }
        Json json = answer.json();
        long process = json.number("State", "Pid").orElse(0);
        Optional<Sample> sample = read(json.text("Id"), process);
        if (sample.isPresent()) {
            processes.remember(id, process);
            return sample;
        }
        processes.rememberElsewhere(id);
        return askForCounters(id, context);
    }

    private Optional<Sample> askForCounters(String id, StageContext context) {
        Call stats = Call.get("read the counters of container " + id, Endings.path(id, "/stats"))
                .query("stream", false)
                // without it the engine waits for a second set of counters, for one second or two
                .query("one-shot", true)
                .accepting(Answer.NOT_FOUND, CONFLICT, SERVER_ERROR);
        Answer answer = daemon.call(stats, context);
        if (answer.status() == Answer.OK) {
            return Samples.read(answer.json(), daemon.facts().podman());
        }
        processes.forget(id);
        return Optional.empty();
    }
}
