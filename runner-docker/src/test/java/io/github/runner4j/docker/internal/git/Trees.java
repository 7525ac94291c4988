package io.github.runner4j.docker.internal.git;

import io.github.runner4j.source.SourceEntry;
import io.github.runner4j.source.SourceTree;
import io.github.runner4j.testkit.git.GitFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Trees as the files of a commit. */
final class Trees {

    private Trees() {}

    static GitFiles files(SourceTree tree) {
        return below(tree, "", GitFiles.none());
    }

    private static GitFiles below(SourceTree tree, String directory, GitFiles files) {
        GitFiles all = files;
        for (SourceEntry each : tree.children(directory)) {
            String path = each.path();
            all = switch (each.kind()) {
                case DIRECTORY -> below(tree, path, all);
                case FILE -> all.file(path, bytes(tree, each));
                case EXECUTABLE -> all.executable(path, text(tree, each));
                case LINK -> all.link(path, text(tree, each));
            };
        }
        return all;
    }

    private static String text(SourceTree tree, SourceEntry entry) {
        return new String(bytes(tree, entry), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(SourceTree tree, SourceEntry entry) {
        try (InputStream in = tree.open(entry).stream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
