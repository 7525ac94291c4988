package io.github.runner4j.docker.internal.image;

import io.github.runner4j.source.Content;
import io.github.runner4j.source.SourceEntry.Kind;
import java.util.function.Supplier;

/**
 * One entry of a build context.
 *
 * @param name its path from the context's root
 * @param kind what it is
 * @param content opens its bytes, or the text of a link's target; not asked for a directory
 */
record ContextItem(String name, Kind kind, Supplier<Content> content) {}
