/** The bare mirrors in the cache directory: packs of fetched objects, shared by threads and processes. */
@NullMarked
package io.github.runner4j.docker.internal.git.mirror;

import org.jspecify.annotations.NullMarked;
