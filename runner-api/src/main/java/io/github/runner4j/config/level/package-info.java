/** What holds in the end: level over level, each value with where it came from, and the host's policy in between. */
@NullMarked
package io.github.runner4j.config.level;

import org.jspecify.annotations.NullMarked;
