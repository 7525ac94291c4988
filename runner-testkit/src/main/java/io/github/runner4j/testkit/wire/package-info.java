/** What goes over the wire: which engine a fake one speaks like, and the calls that it received. */
@NullMarked
package io.github.runner4j.testkit.wire;

import org.jspecify.annotations.NullMarked;
