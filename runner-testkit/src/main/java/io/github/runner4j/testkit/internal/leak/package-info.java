/** What a test leaves behind in its JVM and on its fake daemon. */
@NullMarked
package io.github.runner4j.testkit.internal.leak;

import org.jspecify.annotations.NullMarked;
