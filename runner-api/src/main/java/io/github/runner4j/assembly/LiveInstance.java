package io.github.runner4j.assembly;

import io.github.runner4j.config.HealthCheck;
import io.github.runner4j.config.Limits;
import io.github.runner4j.container.ContainerException;
import io.github.runner4j.container.ContainerState;
import io.github.runner4j.container.ContainerStatus;
import io.github.runner4j.container.ExecResult;
import io.github.runner4j.container.LogLine;
import io.github.runner4j.container.LogQuery;
import io.github.runner4j.container.Sample;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.instance.Endpoint;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.instance.InstanceId;
import io.github.runner4j.instance.InstanceState;
import io.github.runner4j.instance.InstanceStatus;
import io.github.runner4j.instance.LogSubscription;
import io.github.runner4j.instance.ProbeResult;
import io.github.runner4j.spi.ExecCapability;
import io.github.runner4j.spi.SampleCapability;
import io.github.runner4j.spi.UpdateCapability;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** The handle of an instance: asks the engine at each call. */
final class LiveInstance implements Instance {

    private final Started started;
    private final Parts parts;
    private final Prober prober;
    private final Readiness readiness;
    private final Stopper stopper;

    LiveInstance(Started started, Parts parts, Prober prober, Readiness readiness, Stopper stopper) {
        this.started = started;
        this.parts = parts;
        this.prober = prober;
        this.readiness = readiness;
        this.stopper = stopper;
    }

    @Override
    public InstanceId id() {
        return started.labels().instance();
    }

    @Override
    public String component() {
        return started.labels().component();
    }

    @Override
    public String revision() {
        return started.labels().revision();
    }

    @Override
    public String containerId() {
        return started.state().id();
    }

    @Override
    public InstanceState state() {
        return status().state();
    }

    @Override
    public InstanceStatus status() {
        Optional<ContainerState> now = inspect();
        InstanceState state = now.map(this::stateOf).orElse(InstanceState.STOPPED);
        return new InstanceStatus(id(), state, now, started.labels().ends());
    }

    /** When its lifetime is over. */
    Optional<Instant> endsAt() {
        return started.labels().ends();
    }

    /** What its container did when this handle was made. */
    ContainerStatus lastSeen() {
        return started.state().status();
    }

    @Override
    public List<Endpoint> endpoints() {
        return Endpoints.of(inspect().orElse(started.state()), parts.system());
    }

    @Override
    public Endpoint endpoint(int containerPort) {
        List<Endpoint> all = endpoints();
        return all.stream()
                .filter(each -> each.containerPort() == containerPort)
                .findFirst()
                .orElseThrow(() -> failure(
                        ErrorCode.DOCKER_RESOURCE_NOT_FOUND,
                        "does not publish port " + containerPort + ", only "
                                + all.stream().map(Endpoint::containerPort).toList() + ". Ask for it by port("
                                + containerPort + ")"));
    }

    @Override
    public List<LogLine> logs(LogQuery query) {
        return call("Reading the log of " + this, context -> {
            List<LogLine> lines = new ArrayList<>();
            parts.engine().logs(containerId(), query, false, lines::add, context);
            return lines;
        });
    }

    @Override
    public LogSubscription follow(LogQuery query, Consumer<LogLine> lines) {
        return Following.begin(this, query, lines, parts);
    }

    @Override
    public Sample sample() {
        SampleCapability engine = capability(SampleCapability.class, "reads no counters");
        Sample sample = call(
                        "Reading the counters of " + this, context -> engine.sample(Set.of(containerId()), context))
                .get(containerId());
        if (sample == null) {
            throw failure(ErrorCode.RESOURCE_CONFLICT, "does not run, so it has no counters. Start it again");
        }
        return sample;
    }

    @Override
    public HealthCheck healthCheck() {
        return started.labels().check();
    }

    @Override
    public ProbeResult probe() {
        HealthCheck check = healthCheck();
        return parts.within(
                "Probing " + this,
                parts.settings().connectionTimeout().plus(check.timeout()),
                "the health check's timeout",
                context -> prober.probe(
                        parts.engine()
                                .inspect(containerId(), context)
                                .orElseThrow(() -> failure(
                                        ErrorCode.DOCKER_RESOURCE_NOT_FOUND,
                                        "has no container any more. Launch it again")),
                        check,
                        context));
    }

    @Override
    public ExecResult exec(String... command) {
        if (command.length == 0) {
            throw failure(ErrorCode.INVALID_CONFIGURATION, "was given no command. Give a program and its arguments");
        }
        ExecCapability engine = capability(ExecCapability.class, "runs no commands in containers");
        return parts.within(
                "Running a command in " + this,
                parts.settings().runTimeout(),
                "runTimeout",
                context -> engine.exec(containerId(), List.of(command), context));
    }

    @Override
    public void update(Limits limits) {
        UpdateCapability engine = capability(UpdateCapability.class, "changes no limits of running containers");
        call("Changing the limits of " + this, context -> {
            engine.update(containerId(), limits, context);
            return true;
        });
    }

    @Override
    public void restart() {
        stopper.restarting(
                id(),
                () -> parts.within(
                        "Restarting " + this,
                        parts.settings().runTimeout().plus(started.labels().grace()),
                        "runTimeout",
                        context -> {
                            parts.engine().stop(containerId(), started.labels().grace(), context);
                            parts.engine().start(containerId(), context);
                            return readiness.again(
                                    component(), containerId(), started.labels().check(), context);
                        }));
    }

    @Override
    public void stop() {
        stopper.stop(started);
    }

    @Override
    public OptionalInt exitCode() {
        return inspect()
                .filter(ContainerState::ended)
                .map(ContainerState::exitCode)
                .orElseGet(() -> stopper.exitCode(id()));
    }

    @Override
    public String toString() {
        return component() + " (" + id() + ")";
    }

    private InstanceState stateOf(ContainerState now) {
        if (stopper.isStopping(id())) {
            return InstanceState.STOPPING;
        }
        return switch (now.status()) {
            case CREATED -> InstanceState.STARTING;
            case RUNNING, PAUSED, RESTARTING, UNKNOWN -> InstanceState.RUNNING;
            case REMOVING -> InstanceState.STOPPING;
            case EXITED, DEAD -> InstanceState.ERROR;
        };
    }

    private Optional<ContainerState> inspect() {
        return call("Inspecting " + this, context -> parts.engine().inspect(containerId(), context));
    }

    private <T> T call(String what, Function<Bound, T> work) {
        return parts.call(what, work);
    }

    private <T> T capability(Class<T> type, String lack) {
        if (type.isInstance(parts.engine())) {
            return type.cast(parts.engine());
        }
        throw failure(ErrorCode.DOCKER_OPERATION_UNSUPPORTED, "is on an engine that " + lack);
    }

    private ContainerException failure(ErrorCode code, String message) {
        return new ContainerException(Failure.of(code, this + " " + message + "."), null);
    }
}
