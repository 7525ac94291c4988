/** What is mounted in containers: volumes, directories of the host, and memory. */
@NullMarked
package io.github.runner4j.testkit.internal.mount;

import org.jspecify.annotations.NullMarked;
