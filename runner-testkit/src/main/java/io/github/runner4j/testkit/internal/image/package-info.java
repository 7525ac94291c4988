/** The images of a fake engine: their layers, configuration and history, and the names that point to them. */
@NullMarked
package io.github.runner4j.testkit.internal.image;

import org.jspecify.annotations.NullMarked;
