/** How Go, the language of engines, reads and writes texts: patterns, times, durations, quotes. */
@NullMarked
package io.github.runner4j.testkit.internal.golang;

import org.jspecify.annotations.NullMarked;
