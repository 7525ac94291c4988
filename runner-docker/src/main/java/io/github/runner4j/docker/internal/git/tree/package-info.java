/** A commit's files as a clean checkout would have them, read from the object database. */
@NullMarked
package io.github.runner4j.docker.internal.git.tree;

import org.jspecify.annotations.NullMarked;
