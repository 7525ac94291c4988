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
import io.github.runner4j.docker.internal.daemon.Answer;
import io.github.runner4j.docker.internal.daemon.Call;
import io.github.runner4j.docker.internal.daemon.Daemon;
import io.github.runner4j.docker.internal.daemon.EngineFacts;
import io.github.runner4j.docker.internal.daemon.Json;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Containers of a Docker Engine or of Podman. Safe for use by several threads. */
public final class DockerEngine implements ContainerEngine, ExecCapability, SampleCapability, UpdateCapability {

    private static final String CONTAINERS = "/containers/";
    private static final int CONFLICT = 409;
    private static final int INTERNAL_ERROR = 500;
    private static final int NANO_DIGITS = 9;

    /** What a stop or a removal may take beyond the program's own time. */
    private static final Duration MARGIN = Duration.ofSeconds(20);

    private final Daemon daemon;
    private final Clock clock;

    /**
     * Containers of an engine.
     *
     * @param daemon the way to it
     * @param clock tells when a sample was read
     */
    public DockerEngine(Daemon daemon, Clock clock) {
        this.daemon = daemon;
        this.clock = clock;
    }

    @Override
    public SystemInfo info(StageContext context) {
        EngineFacts facts = daemon.facts();
        Json json = daemon.call(Call.get("ask the engine about itself", "/info"), context)
                .json();
        Map<String, String> details = new LinkedHashMap<>();
        json.maybe("OperatingSystem").ifPresent(value -> details.put("os", value));
        json.maybe("Architecture").ifPresent(value -> details.put("architecture", value));
        json.maybe("NCPU").ifPresent(value -> details.put("cpus", value));
        json.maybe("MemTotal").ifPresent(value -> details.put("memoryBytes", value));
        json.maybe("CgroupVersion").ifPresent(value -> details.put("cgroupVersion", value));
        json.maybe("CgroupDriver").ifPresent(value -> details.put("cgroupDriver", value));
        json.maybe("Driver").ifPresent(value -> details.put("storageDriver", value));
        return new SystemInfo(
                facts.kind(),
                facts.version(),
                facts.api().toString(),
                facts.address(),
                facts.host(),
                facts.local(),
                facts.discovery(),
                details);
    }

    @Override
    public String create(ContainerSpec spec, StageContext context) {
        Call call = Call.post("create the container " + spec.name(), "/containers/create")
                .query("name", spec.name())
                .json(CreateBody.of(spec));
        return daemon.call(call, context).json().text("Id");
    }

    @Override
    public void start(String containerId, StageContext context) {
        daemon.call(Call.post("start the container " + containerId, path(containerId, "/start")), context);
    }

    @Override
    public void stop(String containerId, Duration grace, StageContext context) {
        Call call = Call.post("stop the container " + containerId, path(containerId, "/stop"))
                .query("t", grace.toSeconds())
                .within(grace.plus(MARGIN))
                .accepting(Answer.NOT_FOUND);
        daemon.call(call, context);
    }

    @Override
    public void remove(String containerId, StageContext context) {
        new Removal(daemon).remove(containerId, context);
    }

    @Override
    public List<ContainerState> list(Map<String, String> labels, StageContext context) {
        Call call = Call.get("list containers", "/containers/json")
                .query("all", true)
                .queryJson("filters", Map.of("label", words(labels)));
        return daemon.call(call, context).json().list().stream()
                .map(States::listed)
                .toList();
    }

    @Override
    public Optional<ContainerState> inspect(String containerId, StageContext context) {
        return inspectJson(containerId, context).map(States::inspected);
    }

    @Override
    public void logs(
            String containerId, LogQuery query, boolean follow, Consumer<LogLine> lines, StageContext context) {
        boolean terminal = inspectJson(containerId, context)
                .map(json -> json.isTrue("Config", "Tty"))
                .orElse(false);
        Call call = Call.get("read the log of the container " + containerId, path(containerId, "/logs"))
                .query("stdout", true)
                .query("stderr", true)
                .query("follow", follow)
                .query("timestamps", query.timestamps())
                .query("tail", query.tail().isPresent() ? query.tail().getAsInt() : "all");
        Call since =
                query.since().map(time -> call.query("since", seconds(time))).orElse(call);
        LogFrames frames = new LogFrames(query.timestamps(), lines);
        daemon.stream(follow ? since.endless() : since, context, (head, body) -> {
            if (terminal) {
                frames.readRaw(body);
            } else {
                frames.readFrames(body);
            }
        });
    }

    @Override
    public void events(Map<String, String> labels, Consumer<ContainerEvent> events, StageContext context) {
        Call call = Call.get("listen to events", "/events")
                .queryJson("filters", Map.of("type", List.of("container"), "label", words(labels)))
                .endless();
        daemon.stream(call, context, (head, body) -> Json.read(body, json -> events.accept(event(json))));
    }

    @Override
    public ExecResult exec(String containerId, List<String> command, StageContext context) {
        String what = "run " + command.get(0) + " in the container " + containerId;
        Map<String, Object> body = Map.of("AttachStdout", true, "AttachStderr", true, "Cmd", command);
        String id = daemon.call(Call.post(what, path(containerId, "/exec")).json(body), context)
                .json()
                .text("Id");
        List<LogLine> lines = new ArrayList<>();
        Call start = Call.post(what, "/exec/" + Call.segment(id) + "/start")
                .json(Map.of("Detach", false, "Tty", false))
                .endless();
        daemon.stream(start, context, (head, out) -> new LogFrames(false, lines::add).readFrames(out));
        Json ended = daemon.call(Call.get(what, "/exec/" + Call.segment(id) + "/json"), context)
                .json();
        return new ExecResult((int) ended.number("ExitCode").orElse(-1), lines);
    }

    @Override
    public Map<String, Sample> sample(Collection<String> containerIds, StageContext context) {
        Map<String, Sample> samples = new HashMap<>();
        for (String id : containerIds) {
            Call call = Call.get("read the counters of the container " + id, path(id, "/stats"))
                    .query("stream", false)
                    .query("one-shot", true)
                    .accepting(Answer.NOT_FOUND, CONFLICT, INTERNAL_ERROR);
            Answer answer = daemon.call(call, context);
            Json json = answer.status() == 200 ? answer.json() : Json.parse("");
            if (json.at("cpu_stats", "cpu_usage", "total_usage").exists()
                    && json.at("memory_stats", "usage").exists()) {
                samples.put(id, Samples.read(json, clock.instant()));
            }
        }
        return samples;
    }

    @Override
    public void update(String containerId, Limits limits, StageContext context) {
        daemon.call(
                Call.post("change the limits of the container " + containerId, path(containerId, "/update"))
                        .json(CreateBody.limits(limits)),
                context);
    }

    @Override
    public ErrorCode codeOfEnd(ContainerState state, List<String> lastLines) {
        boolean unhealthy = state.health()
                .map(health -> health.status().equals(ContainerState.Health.UNHEALTHY))
                .orElse(false);
        End end = new End(
                state.exitCode().orElse(0), state.oomKilled(), !unhealthy, state.error(), String.join("\n", lastLines));
        return Failures.classify(Signal.ended(Operation.RUN, end));
    }

    @Override
    public void close() {
        // Every call has a connection of its own, and none is open between calls.
    }

    private Optional<Json> inspectJson(String containerId, StageContext context) {
        Call call = Call.get("inspect the container " + containerId, path(containerId, "/json"))
                .accepting(Answer.NOT_FOUND);
        return Optional.of(daemon.call(call, context)).filter(Answer::found).map(Answer::json);
    }

    private static ContainerEvent event(Json json) {
        Map<String, String> attributes = States.texts(json.fields("Actor", "Attributes"));
        Instant at = json.number("timeNano").isPresent()
                ? Instant.ofEpochSecond(0, json.number("timeNano").getAsLong())
                : Instant.ofEpochSecond(json.number("time").orElse(0));
        String id = json.maybe("Actor", "ID").orElse(json.text("id"));
        // Podman says "died" in its own events and "die" in Docker's form; both mean the same.
        String action = json.maybe("Action").orElse(json.text("status"));
        return new ContainerEvent(at, id, action.equals("died") ? "die" : action, attributes);
    }

    private static List<String> words(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .toList();
    }

    private static String seconds(Instant time) {
        String nanos = String.format("%0" + NANO_DIGITS + "d", time.getNano());
        return time.getEpochSecond() + "." + nanos;
    }

    private static String path(String containerId, String rest) {
        return CONTAINERS + Call.segment(containerId) + rest;
    }
}
