/** What you start with: the runner, the builder of a launch, and a launch under way. */
@NullMarked
package io.github.runner4j;

import org.jspecify.annotations.NullMarked;
