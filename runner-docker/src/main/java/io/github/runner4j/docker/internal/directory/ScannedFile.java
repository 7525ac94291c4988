package io.github.runner4j.docker.internal.directory;

import io.github.runner4j.source.SourceEntry;

/**
 * One file, link or folder as the scan met it.
 *
 * @param entry its path and kind
 * @param size its number of bytes; 0 for folders
 * @param contentId what tells its content from every other
 */
record ScannedFile(SourceEntry entry, long size, String contentId) {}
