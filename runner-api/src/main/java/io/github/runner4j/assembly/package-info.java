/** Joins the ports into a {@link io.github.runner4j.Runner}: runs the stages in order and undoes them in reverse. */
@NullMarked
package io.github.runner4j.assembly;

import org.jspecify.annotations.NullMarked;
