/** The applets that are about words alone: they print them, compare them and reckon with them. */
@NullMarked
package io.github.runner4j.testkit.internal.applet.word;

import org.jspecify.annotations.NullMarked;
