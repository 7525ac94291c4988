package io.github.runner4j.monitoring.alert;

import io.github.runner4j.instance.InstanceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where all rules stand with all instances. Safe for use by several threads. */
public final class Alerts {

    private final ReentrantLock lock = new ReentrantLock();
    private final List<AlertRule> rules;
    private final Map<InstanceId, List<AlertState>> states = new TreeMap<>(Comparator.comparing(InstanceId::toString));

    /**
     * With nothing observed yet.
     *
     * @param rules the rules
     */
    public Alerts(List<AlertRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * Another round was made.
     *
     * @param at when
     * @param round what was seen of each instance that is there
     * @return what there is to tell: alerts that began or are over
     */
    public List<Alert> after(Instant at, Collection<Observation> round) {
        lock.lock();
        try {
            List<Alert> news = new ArrayList<>();
            Set<InstanceId> there = round.stream().map(Observation::instanceId).collect(Collectors.toSet());
            states.entrySet().stream()
                    .filter(each -> !there.contains(each.getKey()))
                    .flatMap(each -> each.getValue().stream())
                    .forEach(state -> state.gone(at).ifPresent(news::add));
            states.keySet().retainAll(there);
            round.forEach(observation -> states(observation.instanceId())
                    .forEach(state -> state.after(observation).ifPresent(news::add)));
            return news;
        } finally {
            lock.unlock();
        }
    }

    /**
     * What fires now.
     *
     * @return the alerts, by instance and in the order of the rules
     */
    public List<Alert> firing() {
        lock.lock();
        try {
            return states.values().stream()
                    .flatMap(List::stream)
                    .map(AlertState::firing)
                    .flatMap(Optional::stream)
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    private Stream<AlertState> states(InstanceId id) {
        return states
                .computeIfAbsent(
                        id, unknown -> rules.stream().map(AlertState::new).toList())
                .stream();
    }
}
