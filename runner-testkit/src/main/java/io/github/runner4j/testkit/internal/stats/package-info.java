/** What containers use of their machine: a model, since nothing of it is real. */
@NullMarked
package io.github.runner4j.testkit.internal.stats;

import org.jspecify.annotations.NullMarked;
