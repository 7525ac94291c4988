/** The watcher: it reads and listens to a runner, and never drives it. */
@NullMarked
package io.github.runner4j.monitoring;

import org.jspecify.annotations.NullMarked;
