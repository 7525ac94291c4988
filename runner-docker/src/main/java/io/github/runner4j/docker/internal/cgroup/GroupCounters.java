package io.github.runner4j.docker.internal.cgroup;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The counters of one control group, by whichever version of its files. What a file does not tell is absent. */
interface GroupCounters {

    OptionalLong cpuNanos();

    /** In cores; absent without a limit. */
    OptionalDouble cpuLimit();

    OptionalLong throttledNanos();

    OptionalLong memoryBytes();

    OptionalLong inactiveFileBytes();

    OptionalLong memoryLimitBytes();

    OptionalLong readBytes();

    OptionalLong writeBytes();

    OptionalLong pids();
}
