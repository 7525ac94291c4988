/** How values become text for programs: the one place here that writes JSON. */
@NullMarked
package io.github.runner4j.text;

import org.jspecify.annotations.NullMarked;
