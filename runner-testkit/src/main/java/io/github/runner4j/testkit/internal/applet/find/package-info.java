/** The applet that looks for files. */
@NullMarked
package io.github.runner4j.testkit.internal.applet.find;

import org.jspecify.annotations.NullMarked;
