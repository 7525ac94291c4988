/** Volumes: files that outlive the containers that use them. */
@NullMarked
package io.github.runner4j.testkit.internal.volume;

import org.jspecify.annotations.NullMarked;
