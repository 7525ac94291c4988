/**
 * The obligations of each port, as tests. Whoever writes a port extends its contract with one method; the tests carry the numbers
 * that stand in the port's documentation, {@link io.github.runner4j.spi.ContainerEngine} for one.
 */
@NullMarked
package io.github.runner4j.testkit.contract;

import org.jspecify.annotations.NullMarked;
