package io.github.runner4j.testkit.internal.container;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.golang.GoDuration;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** Checks the health of containers, again and again while they run, by the engine's time. */
final class HealthMonitor {

    private static final int NO_EXIT_CODE = -1;

    private final Parts parts;
    private final Execs execs;

    HealthMonitor(Parts parts, Execs execs) {
        this.parts = parts;
        this.execs = execs;
    }

    /** A container has started. For those who hold its lock. */
    void begin(Container container) {
        HealthCheck.of(container.config()).ifPresent(check -> {
            Health health = container.health().orElseGet(Health::new);
            container.health(health);
            schedule(container, check, health.begin());
        });
    }

    /** A container goes on. For those who hold its lock. */
    void resume(Container container) {
        HealthCheck.of(container.config())
                .ifPresent(
                        check -> container.health().ifPresent(health -> schedule(container, check, health.resume())));
    }

    /** A container is paused, or has ended. For those who hold its lock. */
    void stop(Container container) {
        container.health().ifPresent(Health::stop);
    }

    private void schedule(Container container, HealthCheck check, int watch) {
        Health health = container.health().orElseThrow();
        Duration interval = health.status().equals(Health.STARTING) && starting(container, check, parts.now())
                ? check.startInterval()
                : check.interval();
        health.next(parts.surroundings().time().after(interval, () -> probe(container, check, watch)));
    }

    private static boolean starting(Container container, HealthCheck check, Instant at) {
        Instant end = container.started().orElse(at).plus(check.startPeriod());
        return at.isBefore(end);
    }

    private void probe(Container container, HealthCheck check, int watch) {
        if (!current(container, watch)) {
            return;
        }
        Instant start = parts.now();
        ProbeOutput output = new ProbeOutput();
        try {
            Exec exec = exec(container, check);
            exec.stdio().attach(output);
            execs.start(exec);
            follow(exec, check, new Probe(container, check, watch, start, output));
        } catch (Refusal e) {
            done(new Probe(container, check, watch, start, output), NO_EXIT_CODE, e.message());
        }
    }

    private record Probe(Container container, HealthCheck check, int watch, Instant start, ProbeOutput output) {}

    private Exec exec(Container container, HealthCheck check) {
        ObjectNode config = parts.structures().read("ExecConfig", Json.object());
        config.set("Cmd", Json.array(check.command()));
        config.put("AttachStdout", true).put("AttachStderr", true);
        return execs.create(container, container.id(), config);
    }

    /** The first of the two counts: its end, or the end of its time. */
    private void follow(Exec exec, HealthCheck check, Probe probe) {
        AtomicBoolean late = new AtomicBoolean();
        Time.Alarm alarm = parts.surroundings().time().after(check.timeout(), () -> {
            late.set(true);
            execs.kill(exec);
        });
        CompletableFuture<Void> unused = exec.done().thenAccept(code -> {
            alarm.cancel();
            String text = probe.output().text();
            done(probe, late.get() ? NO_EXIT_CODE : code, late.get() ? tooLong(check, text) : text);
        });
    }

    private String tooLong(HealthCheck check, String text) {
        String message = "Health check exceeded timeout (" + GoDuration.format(check.timeout()) + ")";
        return parts.early() || text.isEmpty() ? message : message + ": " + text;
    }

    private void done(Probe probe, int code, String output) {
        Container container = probe.container();
        container.locked(() -> {
            if (current(container, probe.watch())) {
                Health health = container.health().orElseThrow();
                boolean early = starting(container, probe.check(), probe.start());
                ProbeResult result = new ProbeResult(probe.start(), parts.now(), code, output);
                if (health.add(result, probe.check().retries(), early)) {
                    parts.events().publish(container, "health_status: " + health.status());
                }
                schedule(container, probe.check(), probe.watch());
            }
            return true;
        });
    }

    private static boolean current(Container container, int watch) {
        return container.locked(
                () -> container.health().filter(each -> each.current(watch)).isPresent());
    }
}
