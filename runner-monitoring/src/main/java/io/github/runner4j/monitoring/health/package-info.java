/** How an instance is: its status, and the checks that say so. */
@NullMarked
package io.github.runner4j.monitoring.health;

import org.jspecify.annotations.NullMarked;
