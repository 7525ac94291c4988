/** A plain directory as a source. */
@NullMarked
package io.github.runner4j.docker.internal.directory;

import org.jspecify.annotations.NullMarked;
