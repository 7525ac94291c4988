/** What the built-in programs share: the files as a process sees them, with devices, users, and the words of a command. */
@NullMarked
package io.github.runner4j.testkit.internal.userland;

import org.jspecify.annotations.NullMarked;
