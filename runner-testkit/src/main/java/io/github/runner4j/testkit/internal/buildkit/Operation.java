package io.github.runner4j.testkit.internal.buildkit;

import io.github.runner4j.testkit.files.FileTree;
import java.io.OutputStream;

/** What is done to files. */
interface Operation {

    /** Where commands write to. */
    @FunctionalInterface
    interface Outputs {

        /** The stream of a number: 1 or 2. */
        OutputStream stream(int number);
    }

    /**
     * What its result is known by, together with what it goes on from.
     *
     * @param source the files it takes from elsewhere
     */
    String key(FileTree source);

    /**
     * Does it.
     *
     * @param files those it goes on from; become the result
     * @param source the files it takes from elsewhere
     * @param outputs takes what commands write
     * @return what there is after it
     */
    FileTree apply(FileTree files, FileTree source, Outputs outputs) throws InterruptedException;
}
