/** What tests of programs and plugins that use Runner4j stand on. */
@NullMarked
package io.github.runner4j.testkit;

import org.jspecify.annotations.NullMarked;
