/** What would happen, and why: the dry run. */
@NullMarked
package io.github.runner4j.plan;

import org.jspecify.annotations.NullMarked;
