/** The one place that writes and reads JSON: the shapes of instances, health, metrics, errors, events and alerts. */
@NullMarked
package io.github.runner4j.monitoring.json;

import org.jspecify.annotations.NullMarked;
