package io.github.runner4j.instance;

import io.github.runner4j.config.HealthCheck;
import io.github.runner4j.config.Limits;
import io.github.runner4j.container.ContainerException;
import io.github.runner4j.container.ExecResult;
import io.github.runner4j.container.LogLine;
import io.github.runner4j.container.LogQuery;
import io.github.runner4j.container.Sample;
import io.github.runner4j.error.DaemonException;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * One running application. A handle: what it tells is asked of the engine at each call, so it is true also when another process
 * changed it. Every call blocks for at most the runner's connection timeout unless it says otherwise, and fails with a
 * {@link DaemonException} when the engine cannot be reached. Safe for use by several threads.
 */
public interface Instance {

    /**
     * The instance's id.
     *
     * @return the id
     */
    InstanceId id();

    /**
     * The component it is an instance of.
     *
     * @return the component's name
     */
    String component();

    /**
     * The exact revision of its source.
     *
     * @return the revision's id
     */
    String revision();

    /**
     * The id of its container.
     *
     * @return the engine's id
     */
    String containerId();

    /**
     * Where it is in its life.
     *
     * @return the state
     */
    InstanceState state();

    /**
     * What is known about it.
     *
     * @return the status
     */
    InstanceStatus status();

    /**
     * Where its ports are reached.
     *
     * @return an endpoint for each published port, in the order of the container's ports
     */
    List<Endpoint> endpoints();

    /**
     * Where one of its ports is reached.
     *
     * @param containerPort the port in the container
     * @return the endpoint
     * @throws ContainerException {@code DOCKER_RESOURCE_NOT_FOUND} when the port is not published
     */
    Endpoint endpoint(int containerPort);

    /**
     * Log lines written so far.
     *
     * @param query which ones
     * @return the lines
     */
    List<LogLine> logs(LogQuery query);

    /**
     * Log lines written so far and from now on. Does not block.
     *
     * @param query which ones
     * @param lines gets the lines, one call at a time, on a thread of the runner
     * @return ends the delivery when closed
     */
    LogSubscription follow(LogQuery query, Consumer<LogLine> lines);

    /**
     * Reads its counters once.
     *
     * @return the counters
     * @throws ContainerException {@code RESOURCE_CONFLICT} when it does not run
     */
    Sample sample();

    /**
     * The health check it was launched with: what was asked for, or else the image's, or else its first port.
     *
     * @return the check; known without asking the engine
     */
    HealthCheck healthCheck();

    /**
     * Asks its health check once. Blocks for at most the connection timeout and the check's timeout.
     *
     * @return what was found; an instance without a check is healthy while it runs
     */
    ProbeResult probe();

    /**
     * Runs a command in it and waits for its end, for at most the runner's run timeout.
     *
     * @param command program and arguments
     * @return how the command ended
     * @throws ContainerException when it cannot be started
     */
    ExecResult exec(String... command);

    /**
     * Changes its limits while it runs.
     *
     * @param limits the new limits; those not set stay as they are
     * @throws ContainerException when the engine refuses
     */
    void update(Limits limits);

    /**
     * Stops its program, starts it again in the same container, and waits until it is ready. Blocks for at most the stop grace
     * period and the run timeout. Host ports that the engine chose may change.
     *
     * @throws ContainerException when it does not become ready again
     */
    void restart();

    /** Stops its program, kills it when it does not end in its grace period, and removes the container. Idempotent. */
    void stop();

    /**
     * How its program ended.
     *
     * @return the exit code, or nothing while it runs
     */
    OptionalInt exitCode();
}
