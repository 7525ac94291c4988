/** What runs in a fake container: a Java function that sees what a process would see. */
@NullMarked
package io.github.runner4j.testkit.program;

import org.jspecify.annotations.NullMarked;
