/** Time that passes by itself, or when it is told to. */
@NullMarked
package io.github.runner4j.testkit.time;

import org.jspecify.annotations.NullMarked;
