/** What the repository asks for, what the host allows, and every problem found, with its place in the file. */
@NullMarked
package io.github.runner4j.config;

import org.jspecify.annotations.NullMarked;
