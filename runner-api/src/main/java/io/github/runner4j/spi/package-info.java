/** The ports a plugin author fills: source, configuration, image builder, container engine, credentials. */
@NullMarked
package io.github.runner4j.spi;

import org.jspecify.annotations.NullMarked;
