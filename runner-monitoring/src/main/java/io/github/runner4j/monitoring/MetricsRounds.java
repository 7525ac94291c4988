package io.github.runner4j.monitoring;

import io.github.runner4j.Runner;
import io.github.runner4j.container.Sample;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.instance.InstanceId;
import io.github.runner4j.monitoring.metrics.Metrics;
import io.github.runner4j.monitoring.metrics.MetricsQuery;
import io.github.runner4j.monitoring.metrics.MetricsWindow;
import io.github.runner4j.monitoring.metrics.Tier;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Reads the counters of all instances, round by round, and keeps the history of those that are there. */
final class MetricsRounds {

    private final Runner runner;
    private final List<Tier> tiers;
    private final Rounds rounds;
    private final List<Consumer<Collection<Instance>>> listeners = new CopyOnWriteArrayList<>();
    private final Map<InstanceId, MetricsRecord> records = new ConcurrentHashMap<>();
    private volatile Set<InstanceId> running = Set.of();

    MetricsRounds(Runner runner, List<Tier> tiers, Executor crew) {
        this.runner = runner;
        this.tiers = List.copyOf(tiers);
        this.rounds = new Rounds("metrics", crew, this::readAll);
    }

    void due() {
        rounds.due();
    }

    /** Hears of the instances after each round. */
    void onRound(Consumer<Collection<Instance>> listener) {
        listeners.add(listener);
    }

    /** Nothing when the last round found that it does not run: old figures are history. */
    Optional<Metrics> latest(InstanceId id) {
        return Optional.ofNullable(records.get(id))
                .filter(record -> running.contains(id))
                .flatMap(MetricsRecord::latest);
    }

    MetricsWindow history(InstanceId id, MetricsQuery query) {
        return Optional.ofNullable(records.get(id))
                .map(record -> record.history(query))
                .orElseGet(() -> new MetricsWindow(tiers.get(0), List.of()));
    }

    private void readAll() {
        List<Instance> instances = runner.instances();
        Set<InstanceId> there = instances.stream().map(Instance::id).collect(Collectors.toSet());
        records.keySet().retainAll(there);
        Map<InstanceId, Sample> samples = runner.sample(there);
        samples.forEach((id, sample) ->
                records.computeIfAbsent(id, unknown -> new MetricsRecord(tiers)).add(sample));
        running = Set.copyOf(samples.keySet());
        listeners.forEach(each -> each.accept(instances));
    }
}
