/** What an instance uses: figures at a moment, and windows of them. */
@NullMarked
package io.github.runner4j.monitoring.metrics;

import org.jspecify.annotations.NullMarked;
