/** The programs that are built in: a shell and the applets of BusyBox that tests use. */
@NullMarked
package io.github.runner4j.testkit.internal.applet;

import org.jspecify.annotations.NullMarked;
