/** A Docker daemon that is started in a test: it speaks the Engine API, keeps state, and misbehaves on request. */
@NullMarked
package io.github.runner4j.testkit.daemon;

import org.jspecify.annotations.NullMarked;
