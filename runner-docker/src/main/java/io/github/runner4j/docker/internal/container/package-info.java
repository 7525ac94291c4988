/** Containers over the Engine API: making, watching, reading and removing them on Docker and Podman. */
@NullMarked
package io.github.runner4j.docker.internal.container;

import org.jspecify.annotations.NullMarked;
