package io.github.runner4j.testkit.internal.leak;

/**
 * Something that may be left behind.
 *
 * @param identity tells it from every other, also from a later one of the same words
 * @param words as a person reads it
 */
record Leftover(String identity, String words) {}
