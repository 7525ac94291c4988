/** The language awk, without functions of one's own, files to write to, and {@code getline}. */
@NullMarked
package io.github.runner4j.testkit.internal.applet.awk;

import org.jspecify.annotations.NullMarked;
