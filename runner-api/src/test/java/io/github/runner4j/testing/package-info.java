/** Ports in memory: trees, images, an engine, and a script of what goes wrong. They depend on no test framework. */
package io.github.runner4j.testing;
