/** Programs in Java as executables in the files of a container. */
@NullMarked
package io.github.runner4j.testkit.internal.programs;

import org.jspecify.annotations.NullMarked;
