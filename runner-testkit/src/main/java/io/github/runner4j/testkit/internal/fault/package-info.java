/** Carries out what goes wrong with a fake engine. */
@NullMarked
package io.github.runner4j.testkit.internal.fault;

import org.jspecify.annotations.NullMarked;
