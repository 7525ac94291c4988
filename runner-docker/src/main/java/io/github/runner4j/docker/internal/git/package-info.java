/** Git as a source: finds the revision, keeps a mirror of what was fetched, and hands out the tree. */
@NullMarked
package io.github.runner4j.docker.internal.git;

import org.jspecify.annotations.NullMarked;
