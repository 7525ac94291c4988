package io.github.runner4j.testkit.internal.api;

import io.github.runner4j.testkit.internal.container.Container;
import io.github.runner4j.testkit.internal.container.Containers;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.engine.Surroundings;
import io.github.runner4j.testkit.internal.http.Head;
import io.github.runner4j.testkit.internal.http.Outlet;
import io.github.runner4j.testkit.internal.http.Request;
import io.github.runner4j.testkit.internal.stdio.ContainerLog;
import io.github.runner4j.testkit.internal.stdio.LogEntry;
import io.github.runner4j.testkit.time.Time;
import io.github.runner4j.testkit.wire.Dialect;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What containers wrote. */
public final class LogRoutes {

    private static final int NOT_IMPLEMENTED = 501;

    private final Containers containers;
    private final Dialect dialect;
    private final Time time;

    private LogRoutes(Containers containers, Surroundings surroundings) {
        this.containers = containers;
        this.dialect = surroundings.dialect();
        this.time = surroundings.time();
    }

    /** Adds them. */
    public static void add(Router router, Containers containers, Surroundings surroundings) {
        LogRoutes routes = new LogRoutes(containers, surroundings);
        router.on("GET", "/containers/{id}/logs", routes::logs);
    }

    private void logs(Call call) throws IOException {
        Request request = call.request();
        if (!request.flag("stdout") && !request.flag("stderr")) {
            throw Refusal.badParameter("Bad parameters: you must choose at least one stream");
        }
        Container container = containers.find(call.variable("id"));
        if (container.hostConfig().at("/LogConfig/Type").asText().equals("none")) {
            throw Refusal.of(NOT_IMPLEMENTED, "configured logging driver does not support reading");
        }
        LogQuery query = LogQuery.of(request);
        boolean tty = container.stdio().spec().tty();
        Outlet outlet = call.exchange().open(head(call, tty));
        if (request.flag("follow") && container.isRunning()) {
            follow(call, container, new Follower(outlet, query, tty));
        } else {
            sendKept(container, query, outlet);
        }
    }

    /** The first engine of ours does not tell the type. */
    private Head head(Call call, boolean tty) {
        return dialect == Dialect.DOCKER_20_10
                ? new Head(200, call.common())
                : call.head(200, StreamType.of(call.api(), tty));
    }

    private static void sendKept(Container container, LogQuery query, Outlet outlet) throws IOException {
        boolean tty = container.stdio().spec().tty();
        try (OutputStream stream = outlet.stream()) {
            for (LogEntry each : query.select(container.stdio().log().entries())) {
                stream.write(query.bytes(each, tty));
            }
        }
    }

    private void follow(Call call, Container container, Follower follower) {
        ContainerLog log = container.stdio().log();
        log.follow(follower);
        call.exchange().onGone(() -> log.leave(follower));
        // It may have stopped before anybody followed.
        if (!container.isRunning()) {
            log.leave(follower);
            follower.end();
        }
        if (follower.query.until().isBefore(Instant.MAX)) {
            Duration left = Duration.between(time.clock().instant(), follower.query.until());
            Time.Alarm alarm = time.after(left.isNegative() ? Duration.ZERO : left, follower::end);
            call.exchange().onGone(alarm::cancel);
        }
    }

    /** Sends what comes to one client. */
    private record Follower(Outlet outlet, LogQuery query, boolean tty) implements ContainerLog.Follower {

        @Override
        public void kept(List<LogEntry> entries) {
            query.select(entries).forEach(each -> outlet.write(query.bytes(each, tty)));
        }

        @Override
        public void entry(LogEntry entry) {
            if (query.accepts(entry)) {
                outlet.write(query.bytes(entry, tty));
            }
        }

        @Override
        public void end() {
            outlet.finish();
        }
    }
}
