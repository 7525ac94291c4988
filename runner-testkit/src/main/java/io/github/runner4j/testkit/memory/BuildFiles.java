package io.github.runner4j.testkit.memory;

import io.github.runner4j.image.BuildInputs;
import io.github.runner4j.image.BuildRequest;
import io.github.runner4j.source.SourceEntry;
import io.github.runner4j.source.SourceTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The files below a build's context, all of which a build takes in. */
final class BuildFiles {

    private static final int MOST_SHOWN = 10;

    private final List<BuildInputs.File> files = new ArrayList<>();

    private BuildFiles() {}

    static BuildFiles of(BuildRequest request) {
        BuildFiles all = new BuildFiles();
        all.collect(
                request.tree(),
                request.context(),
                request.context().isEmpty() ? 0 : request.context().length() + 1);
        return all;
    }

    private void collect(SourceTree tree, String directory, int skip) {
        for (SourceEntry each : tree.children(directory)) {
            if (each.isDirectory()) {
                collect(tree, each.path(), skip);
            } else {
                files.add(new BuildInputs.File(each.path().substring(skip), size(tree, each)));
            }
        }
    }

    private static long size(SourceTree tree, SourceEntry entry) {
        if (entry.isLink()) {
            return 0;
        }
        var content = tree.open(entry);
        try (InputStream in = content.stream()) {
            return content.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    BuildInputs inputs(List<BuildInputs.Base> bases) {
        List<BuildInputs.File> largest = files.stream()
                .sorted(Comparator.comparingLong(BuildInputs.File::bytes).reversed())
                .limit(MOST_SHOWN)
                .toList();
        long bytes = files.stream().mapToLong(BuildInputs.File::bytes).sum();
        return new BuildInputs(bases, files.size(), bytes, largest);
    }
}
