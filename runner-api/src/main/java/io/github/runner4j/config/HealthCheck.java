package io.github.runner4j.config;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * How to find out whether a running container does its work. Immutable; each method that sets something gives a new value.
 *
 * @param probe what to ask
 * @param interval time between two probes; while a launch waits it is shortened to {@link #WAITING_INTERVAL} at most
 * @param timeout how long one probe may take
 * @param retries how many failures in a row make the container unhealthy
 * @param startPeriod how long failures do not count after the start
 */
public record HealthCheck(Probe probe, Duration interval, Duration timeout, int retries, Duration startPeriod) {

    /** Default time between two probes: 30 s. */
    public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(30);

    /** Default time for one probe: 10 s. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    /** Default number of failures in a row: 3. */
    public static final int DEFAULT_RETRIES = 3;

    /** The longest pause between two probes while a launch waits: 250 ms. */
    public static final Duration WAITING_INTERVAL = Duration.ofMillis(250);

    /** What is asked. */
    public sealed interface Probe {}

    /**
     * An HTTP GET that must answer with a status from 200 to 399.
     *
     * @param path the path, starting with {@code /}
     * @param port the container's port; the first one when absent
     */
    public record Http(String path, OptionalInt port) implements Probe {

        /** Checks path and port. */
        public Http {
            if (!path.startsWith("/") || path.startsWith("//") || path.chars().anyMatch(c -> c <= ' ' || c == 127)) {
                throw Invalid.value("The health check's path", path, "a path that starts with one / and has no spaces");
            }
            port.ifPresent(each -> PortRequest.requirePort("The health check's port", each));
        }
    }

    /**
     * A connection that must be accepted and stay open.
     *
     * @param port the container's port; the first one when absent
     */
    public record Tcp(OptionalInt port) implements Probe {

        /** Checks the port. */
        public Tcp {
            port.ifPresent(each -> PortRequest.requirePort("The health check's port", each));
        }
    }

    /**
     * A command in the container that must exit with 0.
     *
     * @param command program and arguments
     */
    public record Exec(List<String> command) implements Probe {

        /** Checks that there is a program, and keeps its own copy. */
        public Exec {
            command = List.copyOf(command);
            if (command.isEmpty()) {
                throw Invalid.value("The health check's command", command, "a program and its arguments");
            }
        }
    }

    /** The image's own HEALTHCHECK, as the engine runs it. */
    public record Image() implements Probe {}

    /** Nothing: a container that runs is ready. */
    public record None() implements Probe {}

    /** Checks the ranges. */
    public HealthCheck {
        Objects.requireNonNull(probe, "probe");
        requirePositive("The health check's interval", interval);
        requirePositive("The health check's timeout", timeout);
        if (retries < 1) {
            throw Invalid.value("The health check's retries", retries, "1 or more");
        }
        if (startPeriod.isNegative()) {
            throw Invalid.value("The health check's start period", startPeriod, "zero or more");
        }
    }

    /**
     * A check by HTTP on the first port.
     *
     * @param path the path, starting with {@code /}
     * @return the check
     * @throws ConfigException when the path does not start with {@code /}
     */
    public static HealthCheck http(String path) {
        return of(new Http(path, OptionalInt.empty()));
    }

    /**
     * A check by TCP on the first port.
     *
     * @return the check
     */
    public static HealthCheck tcp() {
        return of(new Tcp(OptionalInt.empty()));
    }

    /**
     * A check by a command in the container.
     *
     * @param command program and arguments
     * @return the check
     */
    public static HealthCheck exec(String... command) {
        return of(new Exec(List.of(command)));
    }

    /**
     * The image's own HEALTHCHECK.
     *
     * @return the check
     */
    public static HealthCheck image() {
        return of(new Image());
    }

    /**
     * No check: a container that runs is ready.
     *
     * @return the check
     */
    public static HealthCheck none() {
        return of(new None());
    }

    /**
     * A check with default times.
     *
     * @param probe what to ask
     * @return the check
     */
    public static HealthCheck of(Probe probe) {
        return new HealthCheck(probe, DEFAULT_INTERVAL, DEFAULT_TIMEOUT, DEFAULT_RETRIES, Duration.ZERO);
    }

    /**
     * The same check on another of the container's ports.
     *
     * @param containerPort 1 to 65535
     * @return a new check; the same one when its probe has no port
     */
    public HealthCheck port(int containerPort) {
        if (probe instanceof Http http) {
            return with(new Http(http.path(), OptionalInt.of(containerPort)));
        }
        return probe instanceof Tcp ? with(new Tcp(OptionalInt.of(containerPort))) : this;
    }

    /**
     * The same check, more or less often.
     *
     * @param newInterval time between two probes, positive
     * @return a new check
     */
    public HealthCheck interval(Duration newInterval) {
        return new HealthCheck(probe, newInterval, timeout, retries, startPeriod);
    }

    /**
     * The same check with another time limit.
     *
     * @param newTimeout how long one probe may take, positive
     * @return a new check
     */
    public HealthCheck timeout(Duration newTimeout) {
        return new HealthCheck(probe, interval, newTimeout, retries, startPeriod);
    }

    /**
     * The same check with more or less patience.
     *
     * @param newRetries failures in a row that make the container unhealthy, at least 1
     * @return a new check
     */
    public HealthCheck retries(int newRetries) {
        return new HealthCheck(probe, interval, timeout, newRetries, startPeriod);
    }

    /**
     * The same check with a time of grace after the start.
     *
     * @param newStartPeriod how long failures do not count, zero or more
     * @return a new check
     */
    public HealthCheck startPeriod(Duration newStartPeriod) {
        return new HealthCheck(probe, interval, timeout, retries, newStartPeriod);
    }

    private HealthCheck with(Probe newProbe) {
        return new HealthCheck(newProbe, interval, timeout, retries, startPeriod);
    }

    private static void requirePositive(String what, Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw Invalid.value(what, duration, "a positive time");
        }
    }
}
