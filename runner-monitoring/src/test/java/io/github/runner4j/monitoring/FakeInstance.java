package io.github.runner4j.monitoring;

import io.github.runner4j.config.HealthCheck;
import io.github.runner4j.config.Limits;
import io.github.runner4j.container.ContainerState;
import io.github.runner4j.container.ContainerStatus;
import io.github.runner4j.container.ExecResult;
import io.github.runner4j.container.LogLine;
import io.github.runner4j.container.LogQuery;
import io.github.runner4j.container.Sample;
import io.github.runner4j.instance.Endpoint;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.instance.InstanceId;
import io.github.runner4j.instance.InstanceState;
import io.github.runner4j.instance.InstanceStatus;
import io.github.runner4j.instance.LogSubscription;
import io.github.runner4j.instance.ProbeResult;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** An instance that answers as it is told. What a watcher has no business with fails. */
final class FakeInstance implements Instance {

    final AtomicInteger probes = new AtomicInteger();
    volatile HealthCheck check = HealthCheck.tcp();
    volatile Supplier<ProbeResult> probe = () -> {
        throw new AssertionError("no answer was given");
    };
    volatile boolean there = true;
    volatile ContainerStatus status = ContainerStatus.RUNNING;
    volatile Instant startedAt = ManualClock.START;
    volatile int restartCount;
    volatile Optional<ContainerState.Health> health = Optional.empty();

    private final InstanceId id;

    FakeInstance(String id) {
        this.id = new InstanceId(id);
    }

    @Override
    public InstanceId id() {
        return id;
    }

    @Override
    public String component() {
        return "hello";
    }

    @Override
    public String containerId() {
        return "container-" + id;
    }

    @Override
    public InstanceStatus status() {
        Optional<ContainerState> container = there ? Optional.of(container()) : Optional.empty();
        return new InstanceStatus(id, InstanceState.RUNNING, container, Optional.empty());
    }

    private ContainerState container() {
        return new ContainerState(
                containerId(),
                "hello-" + id,
                "image",
                status,
                OptionalInt.empty(),
                false,
                "",
                Optional.of(startedAt),
                Optional.empty(),
                restartCount,
                health,
                List.of(),
                Map.of());
    }

    @Override
    public HealthCheck healthCheck() {
        return check;
    }

    @Override
    public ProbeResult probe() {
        probes.incrementAndGet();
        return probe.get();
    }

    @Override
    public InstanceState state() {
        return status().state();
    }

    @Override
    public String revision() {
        throw new AssertionError();
    }

    @Override
    public List<Endpoint> endpoints() {
        throw new AssertionError();
    }

    @Override
    public Endpoint endpoint(int containerPort) {
        throw new AssertionError();
    }

    @Override
    public List<LogLine> logs(LogQuery query) {
        throw new AssertionError();
    }

    @Override
    public LogSubscription follow(LogQuery query, Consumer<LogLine> lines) {
        throw new AssertionError();
    }

    @Override
    public Sample sample() {
        throw new AssertionError();
    }

    @Override
    public ExecResult exec(String... command) {
        throw new AssertionError();
    }

    @Override
    public void update(Limits limits) {
        throw new AssertionError();
    }

    @Override
    public void restart() {
        throw new AssertionError();
    }

    @Override
    public void stop() {
        throw new AssertionError();
    }

    @Override
    public OptionalInt exitCode() {
        throw new AssertionError();
    }
}
