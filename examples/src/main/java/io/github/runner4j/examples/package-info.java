/** Programs over the public API. */
@NullMarked
package io.github.runner4j.examples;

import org.jspecify.annotations.NullMarked;
