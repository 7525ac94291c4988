/** What a container is started with, and what it tells back: logs, statistics. */
@NullMarked
package io.github.runner4j.container;

import org.jspecify.annotations.NullMarked;
