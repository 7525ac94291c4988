package io.github.runner4j.testkit.internal.applet.find;

import io.github.runner4j.testkit.files.FileNode;
import java.io.IOException;

/** What {@code find} asks of a file, or does with it. */
@FunctionalInterface
interface FindCondition {

    /** A file on the way. */
    record Found(String path, FileNode node, int depth) {

        String name() {
            return path.equals("/") ? path : path.substring(path.lastIndexOf('/') + 1);
        }
    }

    boolean test(Found found) throws IOException, InterruptedException;
}
