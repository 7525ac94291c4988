/** What may be asked of a container, what the engine says when it may not, and what holds when nothing was asked. */
@NullMarked
package io.github.runner4j.testkit.internal.settings;

import org.jspecify.annotations.NullMarked;
