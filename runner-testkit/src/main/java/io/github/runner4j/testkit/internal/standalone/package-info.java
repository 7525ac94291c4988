/** The fake Docker daemon as a program of its own, for clients in any language. */
@NullMarked
package io.github.runner4j.testkit.internal.standalone;

import org.jspecify.annotations.NullMarked;
