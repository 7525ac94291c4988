package io.github.runner4j.testkit.internal.stats;

import io.github.runner4j.testkit.internal.container.Container;
import io.github.runner4j.testkit.internal.network.Connection;
import io.github.runner4j.testkit.internal.network.Endpoint;
import io.github.runner4j.testkit.internal.process.ProcessTable;
import io.github.runner4j.testkit.internal.process.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What all containers use, by their ids. */
public final class Usages {

    private final Map<String, Usage> usages = new ConcurrentHashMap<>();
    private final Instant began;

    /** @param began when the engine began */
    public Usages(Instant began) {
        this.began = began;
    }

    /** What a container uses; its figures can be set. */
    public Usage of(String container) {
        return usages.computeIfAbsent(container, id -> new Usage());
    }

    /** A container is gone. */
    public void forget(String container) {
        usages.remove(container);
    }

    /** What a container uses now; nothing when it does not run. */
    public Optional<Sample> sample(Container container, Instant now) {
        Optional<ProcessTable> processes = container.processes();
        Optional<Instant> started = container.started();
        if (processes.isEmpty() || started.isEmpty()) {
            return Optional.empty();
        }
        int number = processes.get().all().size();
        Traffic traffic = processes.get().sockets().traffic();
        List<String> networks = container.membership().connections().stream()
                .filter(each -> each.endpoint()
                        .map(Endpoint::address)
                        .filter(at -> !at.isEmpty())
                        .isPresent())
                .map(Connection::network)
                .toList();
        return Optional.of(new Sample(
                now,
                Duration.between(began, now),
                of(container.id()).read(started.get(), now),
                number,
                new Sample.Network(networks.size(), traffic.received(), traffic.sent())));
    }
}
