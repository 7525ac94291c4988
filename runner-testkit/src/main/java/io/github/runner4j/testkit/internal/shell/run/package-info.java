/** Runs the commands of a script: in the shell itself, in shells of their own, and as programs. */
@NullMarked
package io.github.runner4j.testkit.internal.shell.run;

import org.jspecify.annotations.NullMarked;
