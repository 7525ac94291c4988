/** The applets that read and write text. */
@NullMarked
package io.github.runner4j.testkit.internal.applet.text;

import org.jspecify.annotations.NullMarked;
