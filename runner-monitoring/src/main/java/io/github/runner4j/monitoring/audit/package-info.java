/** Who asked for what change, and what became of it. */
@NullMarked
package io.github.runner4j.monitoring.audit;

import org.jspecify.annotations.NullMarked;
