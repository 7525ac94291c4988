/** Registries within a fake engine, and how images get there and come from there. */
@NullMarked
package io.github.runner4j.testkit.internal.registry;

import org.jspecify.annotations.NullMarked;
