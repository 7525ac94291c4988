/** Turns what engines, registries, transports and Git report into codes; the one place where prose is read. */
@NullMarked
package io.github.runner4j.docker.internal.failure;

import org.jspecify.annotations.NullMarked;
