/** The applets that talk over the network. */
@NullMarked
package io.github.runner4j.testkit.internal.applet.net;

import org.jspecify.annotations.NullMarked;
