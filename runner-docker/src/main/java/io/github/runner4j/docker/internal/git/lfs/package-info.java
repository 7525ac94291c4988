/** Large files that Git keeps elsewhere: fetched by the batch API of Git LFS, and kept in the cache. */
@NullMarked
package io.github.runner4j.docker.internal.git.lfs;

import org.jspecify.annotations.NullMarked;
