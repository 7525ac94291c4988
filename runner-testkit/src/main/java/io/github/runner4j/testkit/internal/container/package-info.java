/** Containers: what they are, in which state, and what may be done with them. */
@NullMarked
package io.github.runner4j.testkit.internal.container;

import org.jspecify.annotations.NullMarked;
