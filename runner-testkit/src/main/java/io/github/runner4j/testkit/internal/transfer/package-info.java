/** Images on their way into a fake engine and out of it: save, load, import. */
@NullMarked
package io.github.runner4j.testkit.internal.transfer;

import org.jspecify.annotations.NullMarked;
