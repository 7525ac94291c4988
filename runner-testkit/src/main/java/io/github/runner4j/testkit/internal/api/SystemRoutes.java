package io.github.runner4j.testkit.internal.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.files.Content;
import io.github.runner4j.testkit.internal.engine.EventLog;
import io.github.runner4j.testkit.internal.engine.Surroundings;
import io.github.runner4j.testkit.internal.http.Answer;
import io.github.runner4j.testkit.internal.http.Head;
import io.github.runner4j.testkit.time.Time;
import io.github.runner4j.testkit.wire.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** What an engine says of itself. */
public final class SystemRoutes {

    private static final int FIRST_WITHOUT_KERNEL_MEMORY = 42;

    /** Clients in a container tell by it whether the engine is beside them, and its ports on their own loopback. */
    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

    private final Profile profile;
    private final Dialect dialect;
    private final Time time;
    private final EventLog events;
    private final Supplier<Census> census;

    private SystemRoutes(Surroundings surroundings, Supplier<Census> census) {
        this.dialect = surroundings.dialect();
        this.profile = Profile.of(dialect);
        this.time = surroundings.time();
        this.events = surroundings.events();
        this.census = census;
    }

    /** Adds them. */
    public static void add(Router router, Surroundings surroundings, Supplier<Census> census) {
        SystemRoutes routes = new SystemRoutes(surroundings, census);
        router.on("GET", "/_ping", routes::ping)
                .on("HEAD", "/_ping", routes::ping)
                .on("GET", "/version", routes::version)
                .on("GET", "/info", routes::info);
        if (routes.dialect.family() == Dialect.Family.PODMAN) {
            router.on("GET", "/libpod/_ping", routes::ping).on("HEAD", "/libpod/_ping", routes::ping);
        }
    }

    private void ping(Call call) {
        Head head = new Head(200, profile.pingHeaders());
        Head typed = head.with("Content-Type", "text/plain; charset=utf-8");
        if (call.request().method().equals("GET")) {
            call.exchange().answer(new Answer(typed, Content.of("OK")));
        } else {
            boolean docker = dialect.family() == Dialect.Family.DOCKER;
            call.exchange().answer(new Answer(docker ? typed.with("Content-Length", "0") : head, Content.EMPTY));
        }
    }

    private void version(Call call) {
        call.json(200, profile.version());
    }

    private void info(Call call) {
        Census now = census.get();
        ObjectNode info = profile.info();
        hostName().ifPresent(name -> info.put("Name", name));
        info.put("Containers", now.containers())
                .put("ContainersRunning", now.running())
                .put("ContainersPaused", now.paused())
                .put("ContainersStopped", now.stopped())
                .put("Images", now.images())
                .put("NEventsListener", events.listeners())
                .put("SystemTime", time.clock().instant().toString());
        if (dialect.family() == Dialect.Family.DOCKER && !call.api().isAtLeast(FIRST_WITHOUT_KERNEL_MEMORY)) {
            info.put("KernelMemory", true);
        }
        call.json(200, info);
    }

    /** Of this machine, as an engine says it; nothing where the machine does not tell. */
    private static Optional<String> hostName() {
        try {
            return Optional.of(Files.readString(HOST_NAME).strip()).filter(name -> !name.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
