/** The applets that are about files and directories. */
@NullMarked
package io.github.runner4j.testkit.internal.applet.file;

import org.jspecify.annotations.NullMarked;
