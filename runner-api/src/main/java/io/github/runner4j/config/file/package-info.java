/** What stands in a configuration file: its text, its tree, the keys that are known, and every mistake with its place. */
@NullMarked
package io.github.runner4j.config.file;

import org.jspecify.annotations.NullMarked;
