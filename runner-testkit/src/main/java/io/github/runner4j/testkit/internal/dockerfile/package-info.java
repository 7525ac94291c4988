/** Dockerfiles: their lines, instructions and stages, variables in them, and the patterns of {@code .dockerignore}. */
@NullMarked
package io.github.runner4j.testkit.internal.dockerfile;

import org.jspecify.annotations.NullMarked;
