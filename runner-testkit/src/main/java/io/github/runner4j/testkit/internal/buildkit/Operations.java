package io.github.runner4j.testkit.internal.buildkit;

import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileTree;
import io.github.runner4j.testkit.internal.build.BuildTools;
import io.github.runner4j.testkit.internal.image.Image;

/** The operations without a file of their own. */
final class Operations {

    private static final int DIRECTORY = 0755;

    private Operations() {}

    /** Takes the files of an image. */
    static Operation image(Image image) {
        return given("image " + image.id(), image.files());
    }

    /** Takes files that are there already. */
    static Operation given(String key, FileTree there) {
        return new Operation() {
            @Override
            public String key(FileTree source) {
                return key;
            }

            @Override
            public FileTree apply(FileTree files, FileTree source, Outputs outputs) {
                return there;
            }
        };
    }

    /** Makes a directory, and those above it. */
    static Operation directory(String path, BuildTools tools) {
        return new Operation() {
            @Override
            public String key(FileTree source) {
                return "WORKDIR " + path;
            }

            @Override
            public FileTree apply(FileTree files, FileTree source, Outputs outputs) {
                files.makeDirectories(
                        path,
                        FileNode.directory(
                                DIRECTORY, tools.surroundings().time().clock().instant()));
                return files;
            }
        };
    }
}
