/**
 * Every port in memory: a source, a configuration reader, an image builder, a container engine, credentials, and a runner over
 * them. They start nothing and open nothing; what happens in them is said by the test.
 */
@NullMarked
package io.github.runner4j.testkit.memory;

import org.jspecify.annotations.NullMarked;
