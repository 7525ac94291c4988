/** The commands that the shell itself is. */
@NullMarked
package io.github.runner4j.testkit.internal.shell.builtin;

import org.jspecify.annotations.NullMarked;
