/** Ports of containers that this machine listens on for them. */
@NullMarked
package io.github.runner4j.testkit.internal.port;

import org.jspecify.annotations.NullMarked;
