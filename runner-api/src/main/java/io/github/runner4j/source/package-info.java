/** Where code comes from, and a tree of files at an exact revision. */
@NullMarked
package io.github.runner4j.source;

import org.jspecify.annotations.NullMarked;
