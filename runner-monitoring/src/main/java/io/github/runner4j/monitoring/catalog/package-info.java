/** Which components there are: a port, in memory or over a directory of catalog files. */
@NullMarked
package io.github.runner4j.monitoring.catalog;

import org.jspecify.annotations.NullMarked;
