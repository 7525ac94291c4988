/** Testcontainers' helper Ryuk, which removes what a run of tests has left behind. */
@NullMarked
package io.github.runner4j.testkit.internal.ryuk;

import org.jspecify.annotations.NullMarked;
