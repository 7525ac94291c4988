package io.github.runner4j.config;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How to find out whether a running container does its work. What is not set is taken from the level below, key by key, and in the
 * end has a default. Immutable; each method that sets something gives a new value.
 */
public sealed interface HealthCheck permits HealthCheckValues {

    /** Default time between two probes: 30 s. */
    Duration DEFAULT_INTERVAL = Duration.ofSeconds(30);

    /** Default time for one probe: 10 s. */
    Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    /** Default number of failures in a row: 3. */
    int DEFAULT_RETRIES = 3;

    /** The longest pause between two probes while a launch waits: 250 ms. */
    Duration WAITING_INTERVAL = Duration.ofMillis(250);

    /** What is asked. */
    sealed interface Probe {}

    /**
     * An HTTP GET that must answer with a status from 200 to 399.
     *
     * @param path the path, starting with {@code /}
     * @param port the container's port; the first one when absent
     */
    record Http(String path, OptionalInt port) implements Probe {

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
    record Tcp(OptionalInt port) implements Probe {

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
    record Exec(List<String> command) implements Probe {

        /** Checks that there is a program, and keeps its own copy. */
        public Exec {
            command = List.copyOf(command);
            if (command.isEmpty()) {
                throw Invalid.value("The health check's command", command, "a program and its arguments");
            }
        }
    }

    /** The image's own HEALTHCHECK, as the engine runs it. */
    record Image() implements Probe {}

    /** Nothing: a container that runs is ready. */
    record None() implements Probe {}

    /**
     * What to ask.
     *
     * @return the kind that is set, with its path, port or command; TCP on the port, or on the first one, when no kind is
     */
    Probe probe();

    /**
     * Whether a kind is set. One without leaves it to the level below, and in the end to the image.
     *
     * @return false when at most a port and times are set
     */
    boolean asks();

    /**
     * Time between two probes; while a launch waits it is shortened to {@link #WAITING_INTERVAL} at most.
     *
     * @return the value, or {@link #DEFAULT_INTERVAL}
     */
    Duration interval();

    /**
     * How long one probe may take.
     *
     * @return the value, or {@link #DEFAULT_TIMEOUT}
     */
    Duration timeout();

    /**
     * How many failures in a row make the container unhealthy.
     *
     * @return the value, or {@link #DEFAULT_RETRIES}
     */
    int retries();

    /**
     * How long failures do not count after the start.
     *
     * @return the value, or zero
     */
    Duration startPeriod();

    /**
     * The names of what is set: {@code type}, {@code path}, {@code port}, {@code command}, {@code interval}, {@code timeout},
     * {@code retries}, {@code startPeriod}.
     *
     * @return the names of the keys, as in a repository's file
     */
    Set<String> given();

    /**
     * This check, and for what is not set the other, key by key. A port holds for every kind that has one.
     *
     * @param base the level below
     * @return the combination
     */
    HealthCheck over(HealthCheck base);

    /**
     * A check in which nothing is set.
     *
     * @return the check
     */
    static HealthCheck unset() {
        return HealthCheckValues.UNSET;
    }

    /**
     * A check by HTTP on the first port.
     *
     * @param path the path, starting with {@code /}
     * @return the check
     * @throws ConfigException when the path does not start with {@code /}
     */
    static HealthCheck http(String path) {
        return of(new Http(path, OptionalInt.empty()));
    }

    /**
     * A check by TCP on the first port.
     *
     * @return the check
     */
    static HealthCheck tcp() {
        return of(new Tcp(OptionalInt.empty()));
    }

    /**
     * A check by a command in the container.
     *
     * @param command program and arguments
     * @return the check
     */
    static HealthCheck exec(String... command) {
        return of(new Exec(List.of(command)));
    }

    /**
     * The image's own HEALTHCHECK.
     *
     * @return the check
     */
    static HealthCheck image() {
        return of(new Image());
    }

    /**
     * No check: a container that runs is ready.
     *
     * @return the check
     */
    static HealthCheck none() {
        return of(new None());
    }

    /**
     * A check with default times.
     *
     * @param probe what to ask
     * @return the check
     */
    static HealthCheck of(Probe probe) {
        return HealthCheckValues.UNSET.probe(probe);
    }

    /**
     * The same check on another of the container's ports. A kind that has no port does not look at it.
     *
     * @param containerPort 1 to 65535
     * @return a new check
     */
    HealthCheck port(int containerPort);

    /**
     * The same check, more or less often.
     *
     * @param newInterval time between two probes, positive
     * @return a new check
     */
    HealthCheck interval(Duration newInterval);

    /**
     * The same check with another time limit.
     *
     * @param newTimeout how long one probe may take, positive
     * @return a new check
     */
    HealthCheck timeout(Duration newTimeout);

    /**
     * The same check with more or less patience.
     *
     * @param newRetries failures in a row that make the container unhealthy, at least 1
     * @return a new check
     */
    HealthCheck retries(int newRetries);

    /**
     * The same check with a time of grace after the start.
     *
     * @param newStartPeriod how long failures do not count, zero or more
     * @return a new check
     */
    HealthCheck startPeriod(Duration newStartPeriod);
}
