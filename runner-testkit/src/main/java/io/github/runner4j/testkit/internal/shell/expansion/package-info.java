/** What a shell puts in for parameters, commands, arithmetic and patterns, and how it splits words. */
@NullMarked
package io.github.runner4j.testkit.internal.shell.expansion;

import org.jspecify.annotations.NullMarked;
