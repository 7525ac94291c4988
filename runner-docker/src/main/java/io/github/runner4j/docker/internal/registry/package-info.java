/** Credentials for image registries: where they come from, and how an engine wants them. */
@NullMarked
package io.github.runner4j.docker.internal.registry;

import org.jspecify.annotations.NullMarked;
