package io.github.runner4j.monitoring;

import io.github.runner4j.container.ContainerState;
import io.github.runner4j.container.ContainerStatus;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.instance.InstanceId;
import io.github.runner4j.instance.InstanceStatus;
import io.github.runner4j.instance.ProbeResult;
import io.github.runner4j.monitoring.health.Check;
import io.github.runner4j.monitoring.health.Health;
import io.github.runner4j.monitoring.health.HealthStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was found of one instance. Checked by one thread at a time, read by any. */
final class HealthRecord {

    private static final Logger LOGGER = LoggerFactory.getLogger(HealthRecord.class);

    private final Instance instance;
    private final Clock clock;
    private final int history;
    private final ReentrantLock checking = new ReentrantLock();
    private final Deque<Check> checks = new ArrayDeque<>();
    private final Judgement judgement;
    private volatile Findings found = Findings.NONE;
    private volatile @Nullable InstanceStatus status;

    HealthRecord(Instance instance, Clock clock, int history) {
        this.instance = instance;
        this.clock = clock;
        this.history = history;
        this.judgement = new Judgement(instance.healthCheck());
    }

    /** What is shown; replaced as a whole. */
    private record Findings(HealthStatus status, List<Check> checks, Optional<Instant> runningSince, int restartCount) {

        private static final Findings NONE = new Findings(HealthStatus.UNKNOWN, List.of(), Optional.empty(), 0);
    }

    InstanceId id() {
        return instance.id();
    }

    /** What the engine told of it at the last check. */
    Optional<InstanceStatus> lastStatus() {
        return Optional.ofNullable(status);
    }

    boolean isChecked() {
        return !found.checks().isEmpty();
    }

    Health health() {
        Findings now = found;
        return new Health(
                Optional.of(instance.containerId()),
                now.status(),
                now.checks().isEmpty()
                        ? Optional.empty()
                        : Optional.of(now.checks().get(now.checks().size() - 1).timestamp()),
                now.checks(),
                now.runningSince().map(this::since).orElse(Duration.ZERO),
                now.restartCount());
    }

    /** Checks, unless another thread is at it. False when the instance is gone. */
    boolean check() {
        if (!checking.tryLock()) {
            return true;
        }
        try {
            return checkLocked();
        } finally {
            checking.unlock();
        }
    }

    /** Waits for the thread that is at it, and checks when there was none. False when the instance is gone. */
    boolean checkUnlessChecked() {
        checking.lock();
        try {
            return isChecked() || checkLocked();
        } finally {
            checking.unlock();
        }
    }

    private boolean checkLocked() {
        Instant at = clock.instant();
        try {
            InstanceStatus now = instance.status();
            status = now;
            Optional<ContainerState> container = now.container();
            if (container.isEmpty()) {
                return false;
            }
            ProbeResult probe = instance.probe();
            remember(checkOf(probe));
            show(judgement.after(container.get(), probe, at), container);
            return true;
        } catch (RunnerException e) {
            if (e.code().equals(ErrorCode.DOCKER_RESOURCE_NOT_FOUND)) {
                return false;
            }
            remember(Check.failed(at, e.failure().message()));
            show(HealthStatus.UNKNOWN, Optional.empty());
            return true;
        }
    }

    private void remember(Check check) {
        if (checks.size() == history) {
            checks.removeFirst();
        }
        checks.addLast(check);
    }

    /** Without a container's state, what was known of it stays. */
    private void show(HealthStatus status, Optional<ContainerState> container) {
        Findings before = found;
        found = new Findings(
                status,
                List.copyOf(checks),
                container.isPresent() ? container.flatMap(HealthRecord::runningSince) : before.runningSince(),
                container.map(ContainerState::restartCount).orElse(before.restartCount()));
        if (before.status() != status) {
            LOGGER.info("{} is {}", this, status.word());
        }
    }

    private Duration since(Instant start) {
        Duration time = Duration.between(start, clock.instant());
        return time.isNegative() ? Duration.ZERO : time;
    }

    private static Optional<Instant> runningSince(ContainerState container) {
        boolean runs = container.status() == ContainerStatus.RUNNING || container.status() == ContainerStatus.PAUSED;
        return runs ? container.startedAt() : Optional.empty();
    }

    private static Check checkOf(ProbeResult probe) {
        return probe.healthy() ? Check.passed(probe.at(), probe.took()) : Check.failed(probe.at(), probe.detail());
    }

    @Override
    public String toString() {
        return instance.component() + " (" + instance.id() + ")";
    }
}
