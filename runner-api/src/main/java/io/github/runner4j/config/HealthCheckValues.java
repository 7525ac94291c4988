package io.github.runner4j.config;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What is set of a health check, key by key; what belongs to another kind than the one that is set is kept and not looked at. */
record HealthCheckValues(
        Optional<Kind> kind,
        Optional<String> path,
        OptionalInt port,
        Optional<List<String>> command,
        Optional<Duration> every,
        Optional<Duration> within,
        OptionalInt attempts,
        Optional<Duration> grace)
        implements HealthCheck {

    /** What is asked. */
    enum Kind {
        HTTP,
        TCP,
        EXEC,
        IMAGE,
        NONE
    }

    static final HealthCheckValues UNSET = new HealthCheckValues(
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty());

    private static final String DEFAULT_PATH = "/";

    HealthCheckValues {
        port.ifPresent(each -> PortRequest.requirePort("The health check's port", each));
        every.ifPresent(each -> requirePositive("The health check's interval", each));
        within.ifPresent(each -> requirePositive("The health check's timeout", each));
        if (attempts.orElse(1) < 1) {
            throw Invalid.value("The health check's retries", attempts.getAsInt(), "1 or more");
        }
        if (grace.filter(Duration::isNegative).isPresent()) {
            throw Invalid.value("The health check's start period", grace.get(), "zero or more");
        }
    }

    @Override
    public Probe probe() {
        return switch (kind.orElse(Kind.TCP)) {
            case HTTP -> new Http(path.orElse(DEFAULT_PATH), port);
            case TCP -> new Tcp(port);
            case EXEC -> new Exec(command.orElseThrow());
            case IMAGE -> new Image();
            case NONE -> new None();
        };
    }

    /** The same check that asks this. */
    HealthCheckValues probe(Probe probe) {
        if (probe instanceof Http http) {
            return with(Kind.HTTP, Optional.of(http.path()), http.port(), command);
        }
        if (probe instanceof Tcp tcp) {
            return with(Kind.TCP, path, tcp.port(), command);
        }
        if (probe instanceof Exec exec) {
            return with(Kind.EXEC, path, port, Optional.of(exec.command()));
        }
        return with(probe instanceof Image ? Kind.IMAGE : Kind.NONE, path, port, command);
    }

    private HealthCheckValues with(
            Kind newKind, Optional<String> newPath, OptionalInt newPort, Optional<List<String>> newCommand) {
        return new HealthCheckValues(
                Optional.of(newKind), newPath, newPort, newCommand, every, within, attempts, grace);
    }

    @Override
    public boolean asks() {
        return kind.isPresent();
    }

    @Override
    public Duration interval() {
        return every.orElse(DEFAULT_INTERVAL);
    }

    @Override
    public Duration timeout() {
        return within.orElse(DEFAULT_TIMEOUT);
    }

    @Override
    public int retries() {
        return attempts.orElse(DEFAULT_RETRIES);
    }

    @Override
    public Duration startPeriod() {
        return grace.orElse(Duration.ZERO);
    }

    @Override
    public Set<String> given() {
        Set<String> names = new LinkedHashSet<>();
        kind.ifPresent(each -> names.add("type"));
        path.ifPresent(each -> names.add("path"));
        port.ifPresent(each -> names.add("port"));
        command.ifPresent(each -> names.add("command"));
        every.ifPresent(each -> names.add("interval"));
        within.ifPresent(each -> names.add("timeout"));
        attempts.ifPresent(each -> names.add("retries"));
        grace.ifPresent(each -> names.add("startPeriod"));
        return names;
    }

    @Override
    public HealthCheck over(HealthCheck base) {
        // The only implementation there is.
        HealthCheckValues below = (HealthCheckValues) base;
        return new HealthCheckValues(
                kind.or(below::kind),
                path.or(below::path),
                port.isPresent() ? port : below.port,
                command.or(below::command),
                every.or(below::every),
                within.or(below::within),
                attempts.isPresent() ? attempts : below.attempts,
                grace.or(below::grace));
    }

    @Override
    public HealthCheck port(int containerPort) {
        return new HealthCheckValues(
                kind, path, OptionalInt.of(containerPort), command, every, within, attempts, grace);
    }

    @Override
    public HealthCheck interval(Duration newInterval) {
        return new HealthCheckValues(kind, path, port, command, Optional.of(newInterval), within, attempts, grace);
    }

    @Override
    public HealthCheck timeout(Duration newTimeout) {
        return new HealthCheckValues(kind, path, port, command, every, Optional.of(newTimeout), attempts, grace);
    }

    @Override
    public HealthCheck retries(int newRetries) {
        return new HealthCheckValues(kind, path, port, command, every, within, OptionalInt.of(newRetries), grace);
    }

    @Override
    public HealthCheck startPeriod(Duration newStartPeriod) {
        return new HealthCheckValues(kind, path, port, command, every, within, attempts, Optional.of(newStartPeriod));
    }

    private static void requirePositive(String what, Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw Invalid.value(what, duration, "a positive time");
        }
    }

    /** What it does in the end. */
    @Override
    public String toString() {
        return (asks() ? probe().toString() : "HealthCheck") + " every " + interval() + ", timeout " + timeout()
                + ", retries " + retries() + ", start period " + startPeriod();
    }
}
