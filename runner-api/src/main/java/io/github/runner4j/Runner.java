package io.github.runner4j;

import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.MonitoringOptions;
import io.github.runner4j.config.Settings;
import io.github.runner4j.config.file.CatalogEntity;
import io.github.runner4j.container.Sample;
import io.github.runner4j.container.SystemInfo;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.event.ErrorRecord;
import io.github.runner4j.event.RunEvent;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.instance.InstanceId;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Turns components into running instances on one engine. Keep one for the life of the application and close it at the end. Calls
 * that ask the engine block for at most the connection timeout of the settings, unless they say otherwise, and throw a
 * {@link RunnerException} when it cannot be asked: {@link ErrorCode#DOCKER_DAEMON_NOT_RUNNING} when nobody answers,
 * {@link ErrorCode#DOCKER_OPERATION_TIMEOUT} when the answer takes too long, {@link ErrorCode#DOCKER_OPERATION_FAILED} when the engine
 * refuses. Safe for use by several threads.
 */
public interface Runner extends AutoCloseable {

    /**
     * Begins to say what to launch.
     *
     * @param name the component's name: 1 to 63 letters, digits, {@code . _ -}, starting with a letter or digit
     * @return a builder
     * @throws ConfigException when the name is not accepted
     */
    RunBuilder component(String name);

    /**
     * Begins to say how to launch a component of a catalog: name, source, revision, directory and configuration file are taken
     * from the entity.
     *
     * @param entity the entity; see {@link #catalog}
     * @return a builder
     * @throws ConfigException {@link ErrorCode#MISSING_RUNNER_ANNOTATION} when the entity is not to be run
     */
    default RunBuilder component(CatalogEntity entity) {
        RunBuilder run = component(entity.requireEnabled().name());
        entity.location().ifPresent(place -> run.source(place.source()).subdirectory(place.subdirectory()));
        entity.configPath().ifPresent(run::configPath);
        return run;
    }

    /**
     * Reads the components of a catalog's file, {@code catalog-info.yaml}, which may have several documents.
     *
     * @param file the file
     * @return the components, in the order of the file
     * @throws ConfigException with every problem of the file
     */
    List<CatalogEntity> catalog(Path file);

    /**
     * All instances of this runner's owner that have a container, whoever started them.
     *
     * @return the instances, oldest first
     */
    List<Instance> instances();

    /**
     * One instance.
     *
     * @param id its id
     * @return the instance, or nothing when no container carries the id
     */
    Optional<Instance> instance(InstanceId id);

    /**
     * The launches of this runner that are under way, and the last 100 that failed.
     *
     * @return the launches, oldest first
     */
    List<Operation<Instance>> launches();

    /**
     * Listens to everything that happens to this runner's instances. An exception of the listener is logged and does no harm.
     *
     * @param listener called on one delivery thread, one event at a time
     * @return takes the listener back when closed
     */
    Subscription events(Consumer<? super RunEvent> listener);

    /**
     * The failures remembered, as many as the settings say.
     *
     * @return the failures, oldest first
     */
    List<ErrorRecord> errors();

    /**
     * The failures of one instance, launches that failed included.
     *
     * @param id the instance
     * @return the failures, oldest first
     */
    List<ErrorRecord> errors(InstanceId id);

    /**
     * What holds for all launches.
     *
     * @return the settings
     */
    Settings settings();

    /**
     * How instances are to be watched, by the host's files and the host's program.
     *
     * @return the options, all of them set; {@link MonitoringOptions#DEFAULT} when nobody says otherwise
     */
    default MonitoringOptions monitoring() {
        return MonitoringOptions.DEFAULT;
    }

    /**
     * Facts about the engine, and how it was found.
     *
     * @return the facts
     */
    SystemInfo systemInfo();

    /**
     * Reads the raw counters of several instances in one round.
     *
     * @param ids which ones
     * @return the counters by instance; one that does not run, or is gone, is left out
     */
    Map<InstanceId, Sample> sample(Collection<InstanceId> ids);

    /**
     * Removes an image's name, and the image when that was its last one.
     *
     * @param reference the name
     * @return whether it was there and is gone now; false also when a container uses it
     */
    boolean removeImage(String reference);

    /**
     * Cancels the launches under way, and stops and removes all instances of this runner's owner, whoever started them: also those
     * of other programs that use the same {@link Settings#owner()}. Blocks for at most the connection timeout and the longest
     * grace period.
     *
     * @return how many containers are gone
     */
    int cleanUp();

    /**
     * Cancels the launches under way, stops the instances that this runner started (unless the settings say to leave them), and
     * lets go of all threads and connections. Blocks until that is done. Idempotent.
     */
    @Override
    void close();

    /** A listener's registration. */
    @FunctionalInterface
    interface Subscription extends AutoCloseable {

        /** Takes the listener back. */
        @Override
        void close();
    }
}
