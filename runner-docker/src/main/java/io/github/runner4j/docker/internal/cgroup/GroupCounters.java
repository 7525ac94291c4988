package io.github.runner4j.docker.internal.cgroup;

import java.util.OptionalLong;

/** The counters of one control group, by whichever version of its files. What a file does not tell is absent. */
interface GroupCounters {

    OptionalLong cpuNanos();

    OptionalLong throttledNanos();

    OptionalLong memoryBytes();

    OptionalLong inactiveFileBytes();

    OptionalLong memoryLimitBytes();

    OptionalLong readBytes();

    OptionalLong writeBytes();

    OptionalLong pids();
}
