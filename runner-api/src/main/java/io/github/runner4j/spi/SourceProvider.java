package io.github.runner4j.spi;

import io.github.runner4j.source.Source;
import io.github.runner4j.source.SourceException;
import io.github.runner4j.source.SourceTree;

/**
 * Brings the files of a source.
 *
 * <ul>
 *   <li>SP-1: {@link #provides} neither blocks nor throws.
 *   <li>SP-2: {@link #fetch} returns the files of one exact revision; what happens to the source later does not change them.
 *   <li>SP-3: the bytes, modes and links are those of a clean checkout.
 *   <li>SP-4: {@link #fetch} may be called by several threads and processes at once, also for the same source.
 *   <li>SP-5: after a failure or a stop nothing is left behind that later calls trip over.
 *   <li>SP-6: a credential is sent only to the host it was given for.
 * </ul>
 */
public interface SourceProvider {

    /**
     * Whether this provider understands a kind of source.
     *
     * @param source any source
     * @return true when {@link #fetch} can be called with it
     */
    boolean provides(Source source);

    /**
     * Finds the revision and brings its files within reach. Blocks, for at most the time left in the context.
     *
     * @param source the source
     * @param context time, cancellation, progress
     * @return the files; the caller closes the tree
     * @throws SourceException when the source cannot be found, read or trusted
     */
    SourceTree fetch(Source source, StageContext context);
}
