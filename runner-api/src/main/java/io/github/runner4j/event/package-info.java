/** What happened, stage by stage, with progress. */
@NullMarked
package io.github.runner4j.event;

import org.jspecify.annotations.NullMarked;
