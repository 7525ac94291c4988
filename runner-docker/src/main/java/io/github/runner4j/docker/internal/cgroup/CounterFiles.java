package io.github.runner4j.docker.internal.cgroup;

import io.github.runner4j.container.Sample;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads a container's counters from the files of its control groups and of its network. Asks nobody; reading takes a fraction of a
 * millisecond. Safe for use by several threads.
 */
public final class CounterFiles {

    /** The {@link Sample#origin()} of what is read here. */
    private static final String ORIGIN = "cgroup-files";

    private final Path proc;
    private final Mounts mounts;
    private final Clock clock;
    private final OptionalLong machineMemory;
    private final OptionalLong machineCpus;

    private CounterFiles(Path root, Clock clock) {
        this.proc = root.resolve("proc");
        this.mounts = Mounts.read(root);
        this.clock = clock;
        this.machineMemory = Machine.memoryBytes(root);
        this.machineCpus = Machine.onlineCpus(root);
    }

    /** The files of this machine. */
    public static CounterFiles ofThisMachine(Clock clock) {
        return new CounterFiles(Path.of("/"), clock);
    }

    /** The files below a directory, which stands for the root of a machine. */
    static CounterFiles below(Path root, Clock clock) {
        return new CounterFiles(root, clock);
    }

    /**
     * Reads the counters of a container.
     *
     * @param containerId the engine's id, whole: a process whose control group does not name it is another's, as when the engine
     *     counts processes in a namespace of its own, or the number was given away again
     * @param process the number of the container's first process
     * @return the counters; nothing when they are not to be had here
     */
    public Optional<Sample> read(String containerId, long process) {
        Path own = proc.resolve(Long.toString(process));
        return Membership.of(own)
                .filter(groups -> groups.names(containerId))
                .flatMap(groups -> groups.counters(mounts))
                .map(counters -> sample(counters, Network.of(own)));
    }

    private Sample sample(GroupCounters counters, Network network) {
        return new Sample(
                clock.instant(),
                ORIGIN,
                counters.cpuNanos(),
                machineCpus,
                counters.cpuLimit(),
                counters.throttledNanos(),
                counters.memoryBytes(),
                counters.inactiveFileBytes(),
                limit(counters.memoryLimitBytes()),
                network.rxBytes(),
                network.txBytes(),
                counters.readBytes(),
                counters.writeBytes(),
                counters.pids());
    }

    /** As the engine tells it: a container without a limit has the memory of the machine. */
    private OptionalLong limit(OptionalLong ofGroup) {
        if (ofGroup.isEmpty() || machineMemory.isEmpty()) {
            return ofGroup.isPresent() ? ofGroup : machineMemory;
        }
        return OptionalLong.of(Math.min(ofGroup.getAsLong(), machineMemory.getAsLong()));
    }
}
