/** The streams of JSON messages by which an engine tells how builds, pulls, pushes and the like get on. */
@NullMarked
package io.github.runner4j.testkit.internal.progress;

import org.jspecify.annotations.NullMarked;
