/** What the rounds saw, as meters of Micrometer, and as text for Prometheus. The one package that needs Micrometer. */
@NullMarked
package io.github.runner4j.monitoring.micrometer;

import org.jspecify.annotations.NullMarked;
