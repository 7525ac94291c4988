package io.github.runner4j.spi;

import io.github.runner4j.container.ContainerEvent;
import io.github.runner4j.container.ContainerException;
import io.github.runner4j.container.ContainerSpec;
import io.github.runner4j.container.ContainerState;
import io.github.runner4j.container.LogLine;
import io.github.runner4j.container.LogQuery;
import io.github.runner4j.container.SystemInfo;
import io.github.runner4j.error.DaemonException;
import io.github.runner4j.error.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs containers. What not every engine can do is in the capability interfaces {@link ExecCapability},
 * {@link SampleCapability} and {@link UpdateCapability}, which an engine implements besides this one.
 *
 * <ul>
 *   <li>CE-1: every method may be called by several threads at once, and blocks for at most the time left in the context.
 *   <li>CE-2: {@link #create} starts nothing; a container that could not be started can be removed.
 *   <li>CE-3: {@link #stop} and {@link #remove} are idempotent: a container that has ended or is gone is no failure.
 *   <li>CE-4: {@link #start} with a busy host port fails with {@link ErrorCode#PORT_ALREADY_IN_USE}, whatever the engine says.
 *   <li>CE-5: {@link #list} finds every container that carries the labels, in every state, with its labels and ports.
 *   <li>CE-6: {@link #inspect} of an unknown container is empty, not a failure.
 *   <li>CE-7: log lines are whole lines, in the order of each output.
 *   <li>CE-8: a stopped context ends {@link #logs}, {@link #events} and every other call within a second.
 *   <li>CE-9: {@link #create} with a name that is taken fails with {@link ErrorCode#RESOURCE_CONFLICT}.
 *   <li>CE-10: {@link #stop} lets a program end by itself within the grace, and kills it only then: {@link #KILLED}.
 *   <li>CE-11: for the host port 0 the engine chooses one, which {@link #inspect} and {@link #list} tell while the container runs.
 *   <li>CE-12: a followed log ends when its container's program has ended and every line was told.
 *   <li>CE-13: {@link #events} tells each start as {@code start} and each end as {@code die}; the attributes hold the container's
 *       labels, and at an end its {@code exitCode}.
 *   <li>CE-14: {@link #start} of a container that runs changes nothing; one that has ended is started again.
 * </ul>
 */
public interface ContainerEngine extends AutoCloseable {

    /** Exit code of a program ended by SIGKILL: 128 + 9. */
    int KILLED = 137;

    /** Exit code of a program ended by SIGTERM: 128 + 15. */
    int TERMINATED = 143;

    /**
     * Facts about the engine.
     *
     * @param context time and cancellation
     * @return the facts
     * @throws DaemonException when the engine cannot be reached
     */
    SystemInfo info(StageContext context);

    /**
     * Makes a container.
     *
     * @param spec what to make
     * @param context time and cancellation
     * @return the container's id
     * @throws ContainerException when the engine refuses
     */
    String create(ContainerSpec spec, StageContext context);

    /**
     * Starts a container.
     *
     * @param containerId its id or name
     * @param context time and cancellation
     * @throws ContainerException when it cannot be started
     */
    void start(String containerId, StageContext context);

    /**
     * Asks a container's program to end, and kills it when it does not.
     *
     * @param containerId which one
     * @param grace how long the program may take
     * @param context time and cancellation
     */
    void stop(String containerId, Duration grace, StageContext context);

    /**
     * Removes a container with its anonymous volumes, killing it first if it runs.
     *
     * @param containerId its id or name
     * @param context time and cancellation
     */
    void remove(String containerId, StageContext context);

    /**
     * All containers that carry some labels.
     *
     * @param labels the labels; all of them must be there
     * @param context time and cancellation
     * @return their states; fields that only {@link #inspect} knows may be absent
     */
    List<ContainerState> list(Map<String, String> labels, StageContext context);

    /**
     * One container.
     *
     * @param containerId its id or name
     * @param context time and cancellation
     * @return its state, or nothing when there is no such container
     */
    Optional<ContainerState> inspect(String containerId, StageContext context);

    /**
     * Reads a container's log. Blocks until the end of the log, or with {@code follow} until the container ends.
     *
     * @param containerId which one
     * @param query which lines
     * @param follow whether to wait for further lines
     * @param lines gets the lines, one call at a time
     * @param context time and cancellation
     */
    void logs(String containerId, LogQuery query, boolean follow, Consumer<LogLine> lines, StageContext context);

    /**
     * Listens to what happens to containers. Blocks until the context is stopped or the engine ends the stream.
     *
     * @param labels only containers that carry all of these labels
     * @param events gets the events, one call at a time
     * @param context time and cancellation
     */
    void events(Map<String, String> labels, Consumer<ContainerEvent> events, StageContext context);

    /**
     * Says why a container's program ended by itself. Engines know more than the exit code; this default knows no more.
     *
     * @param state the container's state after its end
     * @param lastLines the last lines of its log
     * @return the code
     */
    default ErrorCode codeOfEnd(ContainerState state, List<String> lastLines) {
        int exitCode = state.exitCode().orElse(0);
        if (state.oomKilled()) {
            return ErrorCode.CONTAINER_OUT_OF_MEMORY;
        }
        return exitCode == KILLED || exitCode == TERMINATED ? ErrorCode.CONTAINER_KILLED : ErrorCode.CONTAINER_FAILED;
    }

    /** Lets go of connections and threads. Containers go on. */
    @Override
    void close();
}
