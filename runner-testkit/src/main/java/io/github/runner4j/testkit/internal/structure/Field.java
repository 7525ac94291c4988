package io.github.runner4j.testkit.internal.structure;

/**
 * A field of a structure.
 *
 * @param name as the engine writes it
 * @param path the name, after that of the structure it was taken over from
 * @param type its type
 * @param leftOut whether it is left out when it is not given
 */
record Field(String name, String path, Type type, boolean leftOut) {}
