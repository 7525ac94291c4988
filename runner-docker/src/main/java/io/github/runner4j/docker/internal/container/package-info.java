/** Runs containers by the Engine API, and reads what they tell back. */
@NullMarked
package io.github.runner4j.docker.internal.container;

import org.jspecify.annotations.NullMarked;
