/** The threads of the testkit. */
@NullMarked
package io.github.runner4j.testkit.internal.thread;

import org.jspecify.annotations.NullMarked;
