/** What a shell remembers: variables, descriptors, flags, traps, background jobs. */
@NullMarked
package io.github.runner4j.testkit.internal.shell.state;

import org.jspecify.annotations.NullMarked;
