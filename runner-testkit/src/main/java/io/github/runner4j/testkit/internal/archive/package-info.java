/** Files of containers as tars: out of them, into them, and what is otherwise than in their images. */
@NullMarked
package io.github.runner4j.testkit.internal.archive;

import org.jspecify.annotations.NullMarked;
