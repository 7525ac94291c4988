/** The image that was built, its build key, and why it was or was not rebuilt. */
@NullMarked
package io.github.runner4j.image;

import org.jspecify.annotations.NullMarked;
