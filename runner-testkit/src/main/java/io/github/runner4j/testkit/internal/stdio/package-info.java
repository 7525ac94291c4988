/** What goes in and out of the processes of a container: their standard streams, the log that is kept of them, and who listens. */
@NullMarked
package io.github.runner4j.testkit.internal.stdio;

import org.jspecify.annotations.NullMarked;
