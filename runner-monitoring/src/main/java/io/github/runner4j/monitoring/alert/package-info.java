/** When somebody should know: rules over what is observed, and the alerts that they raise and resolve. */
@NullMarked
package io.github.runner4j.monitoring.alert;

import org.jspecify.annotations.NullMarked;
