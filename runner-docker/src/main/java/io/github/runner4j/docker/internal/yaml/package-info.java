/** Reads configuration files: YAML into a tree that knows its places, the tree into options, every problem at once. */
@NullMarked
package io.github.runner4j.docker.internal.yaml;

import org.jspecify.annotations.NullMarked;
