/** Builds images by Dockerfiles as BuildKit does: first a plan of what depends on what, then only what is needed. */
@NullMarked
package io.github.runner4j.testkit.internal.buildkit;

import org.jspecify.annotations.NullMarked;
