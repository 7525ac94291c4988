package io.github.runner4j.image;

/**
 * The image that an instance runs.
 *
 * @param reference the name that holds it on the engine: {@code runner4j/hello-api:3f2a…}
 * @param key what it was made from
 * @param details what the engine tells about it
 * @param reused whether it was there already
 */
public record BuiltImage(String reference, BuildKey key, ImageDetails details, boolean reused) {}
