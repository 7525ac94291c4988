package io.github.runner4j.docker.internal.directory;

import io.github.runner4j.source.DirectorySource;
import io.github.runner4j.source.Source;
import io.github.runner4j.source.SourceTree;
import io.github.runner4j.spi.SourceProvider;
import io.github.runner4j.spi.StageContext;

/**
 * Takes a directory as it is. Nothing is copied: each file is read twice, once for its digest and once for its bytes, and an error
 * names the file that changed in between.
 */
public final class DirectorySourceProvider implements SourceProvider {

    @Override
    public boolean provides(Source source) {
        return source instanceof DirectorySource;
    }

    @Override
    public SourceTree fetch(Source source, StageContext context) {
        if (!(source instanceof DirectorySource directory)) {
            throw new IllegalArgumentException("not a directory: " + source.describe());
        }
        return new DirectoryTree(directory.path(), DirectoryScan.run(directory.path(), context));
    }
}
