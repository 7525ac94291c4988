/** Builds images through the engine, from a context streamed straight off the source. */
@NullMarked
package io.github.runner4j.docker.internal.image;

import org.jspecify.annotations.NullMarked;
