/** The shell that is built in, after that of BusyBox. */
@NullMarked
package io.github.runner4j.testkit.internal.shell;

import org.jspecify.annotations.NullMarked;
