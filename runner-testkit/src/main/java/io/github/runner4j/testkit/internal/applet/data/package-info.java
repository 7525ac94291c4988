/** The applets that are about bytes: archives, checksums, encodings, and what files look like inside. */
@NullMarked
package io.github.runner4j.testkit.internal.applet.data;

import org.jspecify.annotations.NullMarked;
