package io.github.runner4j.testkit.internal.container;

/**
 * How a container ended.
 *
 * @param code its exit code
 * @param outOfMemory whether it was killed for want of memory
 */
record Exit(int code, boolean outOfMemory) {}
