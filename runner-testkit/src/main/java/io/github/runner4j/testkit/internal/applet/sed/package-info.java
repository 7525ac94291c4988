/** The stream editor. */
@NullMarked
package io.github.runner4j.testkit.internal.applet.sed;

import org.jspecify.annotations.NullMarked;
