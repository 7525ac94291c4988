/** Build contexts, and what COPY and ADD do with them. */
@NullMarked
package io.github.runner4j.testkit.internal.copy;

import org.jspecify.annotations.NullMarked;
