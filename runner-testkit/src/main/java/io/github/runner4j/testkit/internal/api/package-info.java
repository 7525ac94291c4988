/** The Engine API: paths, parameters and bodies in front of what a fake engine does. */
@NullMarked
package io.github.runner4j.testkit.internal.api;

import org.jspecify.annotations.NullMarked;
