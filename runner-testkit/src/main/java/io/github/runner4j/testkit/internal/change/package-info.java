/** What instructions make of the settings of an image, in a build, a commit or an import. */
@NullMarked
package io.github.runner4j.testkit.internal.change;

import org.jspecify.annotations.NullMarked;
