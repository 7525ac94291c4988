/** The rules of {@code docs/architecture.md}, run over all modules, each shown to fail on a planted violation. */
@NullMarked
package io.github.runner4j.house;

import org.jspecify.annotations.NullMarked;
