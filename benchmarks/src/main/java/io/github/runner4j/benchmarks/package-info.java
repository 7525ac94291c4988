/** Side-by-side measurements. */
@NullMarked
package io.github.runner4j.benchmarks;

import org.jspecify.annotations.NullMarked;
