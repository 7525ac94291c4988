/** Counters of containers, read from the files of the kernel where the engine runs on this machine. */
@NullMarked
package io.github.runner4j.docker.internal.cgroup;

import org.jspecify.annotations.NullMarked;
