/** What a shell script says: commands and words, and the parser that makes them of text. */
@NullMarked
package io.github.runner4j.testkit.internal.shell.syntax;

import org.jspecify.annotations.NullMarked;
