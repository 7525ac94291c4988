/**
 * What a JUnit test gets without setting it up: a runner, a fake daemon, Git repositories; and a check that nothing is left behind
 * afterwards.
 */
@NullMarked
package io.github.runner4j.testkit.junit;

import org.jspecify.annotations.NullMarked;
