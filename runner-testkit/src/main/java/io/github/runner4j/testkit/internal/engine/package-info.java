/** What all parts of a fake engine share: its time, threads and ids, what happened in it, and how it refuses. */
@NullMarked
package io.github.runner4j.testkit.internal.engine;

import org.jspecify.annotations.NullMarked;
