/** What can go wrong: one exception root, open codes, and the neutral evidence of which a failure report is made. */
@NullMarked
package io.github.runner4j.error;

import org.jspecify.annotations.NullMarked;
