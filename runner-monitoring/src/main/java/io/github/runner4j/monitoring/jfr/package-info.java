/** The stages of launches as events of the JDK's Flight Recorder. */
@NullMarked
package io.github.runner4j.monitoring.jfr;

import org.jspecify.annotations.NullMarked;
