/** AssertJ assertions over the library's types and the fake daemon, for tests that import {@code RunnerAssertions.assertThat}. */
@NullMarked
package io.github.runner4j.testkit.assertions;

import org.jspecify.annotations.NullMarked;
