package io.github.runner4j.docker.internal.container;

import io.github.runner4j.config.Limits;
import io.github.runner4j.container.ContainerEvent;
import io.github.runner4j.container.ContainerSpec;
import io.github.runner4j.container.ContainerState;
import io.github.runner4j.container.ExecResult;
import io.github.runner4j.container.LogLine;
import io.github.runner4j.container.LogQuery;
import io.github.runner4j.container.Sample;
import io.github.runner4j.container.SystemInfo;
import io.github.runner4j.docker.internal.daemon.Call;
import io.github.runner4j.docker.internal.daemon.Daemon;
import io.github.runner4j.docker.internal.daemon.Json;
import io.github.runner4j.docker.internal.daemon.StreamReader;
import io.github.runner4j.docker.internal.failure.End;
import io.github.runner4j.docker.internal.failure.Failures;
import io.github.runner4j.docker.internal.failure.Operation;
import io.github.runner4j.docker.internal.failure.Signal;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.spi.ContainerEngine;
import io.github.runner4j.spi.ExecCapability;
import io.github.runner4j.spi.SampleCapability;
import io.github.runner4j.spi.StageContext;
import io.github.runner4j.spi.UpdateCapability;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Containers of a Docker Engine or Podman. Holds no connection and no thread between calls. */
public final class DockerEngine implements ContainerEngine, ExecCapability, SampleCapability, UpdateCapability {

    private static final int NOT_MODIFIED = 304;

    /** Pulling up a network or a volume may take an engine under load longer than other calls. */
    private static final Duration LONG_START = Duration.ofMinutes(2);

    private final Daemon daemon;

    private final Clock clock;

    private final Endings endings;

    private final EngineInfo info;

    private final Sampling sampling;

    /**
     * Containers of one engine.
     *
     * @param daemon the engine
     * @param clock the time of events that carry none, and of counters that are read here
     * @param workers run what asks the engine for several things at once
     */
    public DockerEngine(Daemon daemon, Clock clock, Executor workers) {
        this.daemon = daemon;
        this.clock = clock;
        this.endings = new Endings(daemon);
        this.info = new EngineInfo(daemon);
        this.sampling = new Sampling(daemon, clock, workers);
    }

    @Override
    public SystemInfo info(StageContext context) {
        return info.read(context);
    }

    @Override
    public String create(ContainerSpec spec, StageContext context) {
        SpecCheck.check(spec);
        return new Creation(daemon, spec, info.limitsSwap(context)).create(context);
    }

    @Override
    public void start(String containerId, StageContext context) {
        Call start = Call.post("start container " + containerId, Endings.path(containerId, "/start"));
        daemon.call(start.accepting(NOT_MODIFIED).within(LONG_START), context);
    }

    @Override
    public void stop(String containerId, Duration grace, StageContext context) {
        endings.stop(containerId, grace, context);
    }

    @Override
    public void remove(String containerId, StageContext context) {
        endings.remove(containerId, context);
    }

    @Override
    public List<ContainerState> list(Map<String, String> labels, StageContext context) {
        Call list = Call.get("list containers", "/containers/json").query("all", true);
        return daemon.call(list.queryJson("filters", Map.of("label", words(labels))), context).json().list().stream()
                .map(States::listed)
                .toList();
    }

    @Override
    public Optional<ContainerState> inspect(String containerId, StageContext context) {
        return endings.inspect(containerId, context).map(States::inspected);
    }

    @Override
    public void logs(
            String containerId, LogQuery query, boolean follow, Consumer<LogLine> lines, StageContext context) {
        boolean terminal = endings.inspect(containerId, context)
                .map(json -> json.isTrue("Config", "Tty"))
                .orElse(false);
        Call logs = Call.get("read the log of container " + containerId, Endings.path(containerId, "/logs"))
                .query("stdout", true)
                .query("stderr", true)
                .query("follow", follow)
                .query("timestamps", query.timestamps())
                .query("tail", query.tail().isPresent() ? query.tail().getAsInt() : "all")
                .endless();
        Call since = query.since()
                .map(time -> logs.query("since", Times.seconds(time)))
                .orElse(logs);
        if (follow || query.tail().isEmpty()) {
            daemon.stream(since, context, reader(terminal, query.timestamps(), lines));
            return;
        }
        // Podman 5 sends one line too many when the last one has no end
        Deque<LogLine> last = new ArrayDeque<>();
        daemon.stream(since, context, reader(terminal, query.timestamps(), line -> {
            last.add(line);
            if (last.size() > query.tail().getAsInt()) {
                last.remove();
            }
        }));
        last.forEach(lines);
    }

    private static StreamReader reader(boolean terminal, boolean timestamps, Consumer<LogLine> lines) {
        return (head, in) -> {
            Frames frames = new Frames(in, timestamps, lines);
            if (terminal) {
                frames.readRaw();
            } else {
                frames.read();
            }
        };
    }

    @Override
    public void events(Map<String, String> labels, Consumer<ContainerEvent> events, StageContext context) {
        Map<String, List<String>> filters = Map.of("type", List.of("container"), "label", words(labels));
        Call call = Call.get("listen to the engine's events", "/events")
                .queryJson("filters", filters)
                .endless();
        daemon.stream(
                call, context, (head, in) -> Json.read(in, json -> events.accept(Events.of(json, clock.instant()))));
    }

    @Override
    public ExecResult exec(String containerId, List<String> command, StageContext context) {
        return new Execution(daemon, containerId, command).run(command, context);
    }

    @Override
    public Map<String, Sample> sample(Collection<String> containerIds, StageContext context) {
        return sampling.sample(containerIds, context);
    }

    @Override
    public void update(String containerId, Limits limits, StageContext context) {
        sampling.changed(containerId);
        boolean swap = info.limitsSwap(context);
        Map<String, Object> body = CreateBody.limits(limits, swap);
        Call call = Call.post("change the limits of container " + containerId, Endings.path(containerId, "/update"));
        if (!daemon.facts().podman()) {
            daemon.call(call.json(body), context);
            return;
        }
        // Podman 4 has this call in its own API alone, Podman 5 in both
        Call own = Call.post(
                "change the limits of container " + containerId, "/libpod" + Endings.path(containerId, "/update"));
        daemon.call(own.json(PodmanLimits.of(limits, swap)), context);
    }

    @Override
    public ErrorCode codeOfEnd(ContainerState state, List<String> lastLines) {
        boolean healthy = state.health()
                .map(health -> !health.status().equals(ContainerState.Health.UNHEALTHY))
                .orElse(true);
        End end = new End(
                state.exitCode().orElse(0), state.oomKilled(), healthy, state.error(), String.join("\n", lastLines));
        return Failures.classify(Signal.ended(Operation.RUN, end));
    }

    /** Nothing is held. */
    @Override
    public void close() {}

    private static List<String> words(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .sorted()
                .toList();
    }
}
