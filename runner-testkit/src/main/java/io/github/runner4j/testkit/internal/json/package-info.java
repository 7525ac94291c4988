/** JSON as the engine reads and writes it. */
@NullMarked
package io.github.runner4j.testkit.internal.json;

import org.jspecify.annotations.NullMarked;
