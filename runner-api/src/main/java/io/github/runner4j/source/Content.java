package io.github.runner4j.source;

import java.io.InputStream;

/**
 * A file's bytes, with their number known before they are read.
 *
 * @param size the number of bytes that the stream yields
 * @param stream the bytes; whoever opened the content closes it
 */
public record Content(long size, InputStream stream) {}
