/** The processes of a fake container: threads that behave as if they were some. */
@NullMarked
package io.github.runner4j.testkit.internal.process;

import org.jspecify.annotations.NullMarked;
