/** The applets that are about processes, users, time and the machine. */
@NullMarked
package io.github.runner4j.testkit.internal.applet.system;

import org.jspecify.annotations.NullMarked;
