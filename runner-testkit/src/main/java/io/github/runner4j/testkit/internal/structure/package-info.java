/** The structures of the Engine API: JSON is read as the engine reads it, and given back in the form in which it gives it back. */
@NullMarked
package io.github.runner4j.testkit.internal.structure;

import org.jspecify.annotations.NullMarked;
