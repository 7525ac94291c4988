/** What stands in the file system of a fake container or image. */
@NullMarked
package io.github.runner4j.testkit.files;

import org.jspecify.annotations.NullMarked;
