package io.github.runner4j.monitoring;

import io.github.runner4j.Operation;
import io.github.runner4j.Runner;
import io.github.runner4j.container.ContainerException;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.event.RunEvent;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.instance.InstanceId;
import io.github.runner4j.instance.InstanceState;
import io.github.runner4j.instance.InstanceStatus;
import io.github.runner4j.monitoring.health.Health;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/** Checks all instances, round by round, and remembers what was found of those that are there. */
final class HealthRounds {

    private final Runner runner;
    private final Clock clock;
    private final int history;
    private final Executor crew;
    private final Map<InstanceId, HealthRecord> records = new ConcurrentHashMap<>();
    private final Rounds rounds;

    HealthRounds(Runner runner, Clock clock, int history, Executor crew) {
        this.runner = runner;
        this.clock = clock;
        this.history = history;
        this.crew = crew;
        this.rounds = new Rounds("health checks", crew, this::checkAll);
    }

    void due() {
        rounds.due();
    }

    /** What a runner's events tell between two rounds: an instance that was stopped is gone. */
    void listen(RunEvent event) {
        if (event instanceof RunEvent.StateChanged changed && changed.state() == InstanceState.STOPPED) {
            records.remove(changed.instanceId());
        }
    }

    Health health(InstanceId id) {
        HealthRecord known = records.get(id);
        if (known != null && known.isChecked()) {
            return known.health();
        }
        return launching().contains(id) ? Health.launching() : checkedNow(id);
    }

    /** What is known without asking. */
    Optional<Health> known(InstanceId id) {
        return Optional.ofNullable(records.get(id))
                .filter(HealthRecord::isChecked)
                .map(HealthRecord::health);
    }

    /** What the engine told at the last check. */
    Optional<InstanceStatus> lastStatus(InstanceId id) {
        return Optional.ofNullable(records.get(id)).flatMap(HealthRecord::lastStatus);
    }

    private Health checkedNow(InstanceId id) {
        Instance instance = runner.instance(id).orElseThrow(() -> gone(id));
        HealthRecord record = record(instance);
        if (!record.checkUnlessChecked()) {
            records.remove(id, record);
            throw gone(id);
        }
        return record.health();
    }

    private void checkAll() {
        List<Instance> instances = runner.instances();
        Set<InstanceId> there = instances.stream().map(Instance::id).collect(Collectors.toSet());
        records.keySet().retainAll(there);
        Set<InstanceId> launching = launching();
        instances.stream()
                .filter(each -> !launching.contains(each.id()))
                .map(this::record)
                .forEach(each -> crew.execute(() -> check(each)));
    }

    private void check(HealthRecord record) {
        rounds.attempt("check " + record + " in", () -> {
            if (!record.check()) {
                records.remove(record.id(), record);
            }
        });
    }

    private HealthRecord record(Instance instance) {
        return records.computeIfAbsent(instance.id(), id -> new HealthRecord(instance, clock, history));
    }

    private Set<InstanceId> launching() {
        return runner.launches().stream().map(Operation::instanceId).collect(Collectors.toSet());
    }

    private static ContainerException gone(InstanceId id) {
        String message = "There is no instance " + id + ", or no more. List the instances to see which there are.";
        return new ContainerException(Failure.of(ErrorCode.DOCKER_RESOURCE_NOT_FOUND, message), null);
    }
}
