/** Runner4j over the Docker Engine API: the runner and its options. */
@NullMarked
package io.github.runner4j.docker;

import org.jspecify.annotations.NullMarked;
