package io.github.runner4j.testkit.internal.container;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.engine.EngineEvent;
import io.github.runner4j.testkit.internal.engine.EventLog;
import io.github.runner4j.testkit.internal.engine.Ids;
import io.github.runner4j.testkit.internal.engine.Surroundings;
import io.github.runner4j.testkit.internal.image.Image;
import io.github.runner4j.testkit.internal.image.ImageDraft;
import io.github.runner4j.testkit.internal.image.Images;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.internal.network.Networks;
import io.github.runner4j.testkit.internal.structure.Structures;
import io.github.runner4j.testkit.internal.thread.Threads;
import io.github.runner4j.testkit.internal.volume.Volumes;
import io.github.runner4j.testkit.program.Program;
import io.github.runner4j.testkit.time.ManualClock;
import io.github.runner4j.testkit.wire.Dialect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Containers to try things with: an image {@code busybox}, programs in Java, and a clock that the test moves. */
final class ContainerLab implements AutoCloseable {

    static final Instant START = Instant.parse("2026-03-04T05:06:07Z");

    final ManualClock clock = ManualClock.at(START);
    final Map<String, Program> programs = new ConcurrentHashMap<>();
    final Images images;
    final ContainerEngine engine;
    private final Threads threads = Threads.create();
    private final EventLog events = new EventLog(clock);
    private final Structures structures;

    ContainerLab() {
        Surroundings surroundings = new Surroundings(Dialect.DOCKER_20_10, clock, threads.workers(), new Ids(), events);
        images = new Images(surroundings);
        structures = Structures.of(Dialect.DOCKER_20_10);
        image("busybox", "{\"Cmd\":[\"sh\"],\"Env\":[\"PATH=/bin\"]}");
        programs.put("sleep", context -> {
            context.onSignal("TERM", () -> {});
            context.sleep(Duration.ofSeconds(Long.parseLong(context.arguments().get(1))));
            return 0;
        });
        programs.put("exit", context -> Integer.parseInt(context.arguments().get(1)));
        engine = new ContainerEngine(
                surroundings,
                new Stores(images, new Networks(surroundings), new Volumes(surroundings)),
                (files, arguments, environment, directory) -> Optional.ofNullable(programs.get(arguments.get(0))));
    }

    void image(String name, String config) {
        Image image = ImageDraft.scratch().config(object(config)).at(clock.instant());
        images.add(image);
        images.name(image, images.reference(name));
    }

    Container create(String name, String config, String hostConfig) {
        CreateRequest request = new CreateRequest(
                name,
                structures.read("Config", object(config)),
                structures.read("HostConfig", object(hostConfig)),
                Json.object(),
                true,
                Optional.empty());
        return engine.create(request).container();
    }

    Container container(String name, String... command) {
        ObjectNode config = Json.object().put("Image", "busybox");
        config.set("Cmd", Json.array(List.of(command)));
        return create(name, config.toString(), "{}");
    }

    /** Waits for what another thread does. */
    void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("It did not happen");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }

    List<EngineEvent> events() {
        return events.listen(event -> {});
    }

    List<String> actions() {
        return events().stream()
                .filter(each -> each.type().equals("container"))
                .map(EngineEvent::action)
                .toList();
    }

    static ObjectNode object(String json) {
        return (ObjectNode) Json.parse(json.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    @Override
    public void close() {
        engine.close();
        threads.close();
        if (threads.alive() > 0) {
            throw new AssertionError("threads are left: " + threads.names());
        }
    }
}
