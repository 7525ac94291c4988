package io.github.runner4j.docker.internal.image;

import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.image.ImageBuildException;
import io.github.runner4j.source.SourceEntry;
import io.github.runner4j.source.SourceTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** Says which Dockerfile is missing, and which ones there are instead. */
final class MissingDockerfile {

    /** A look around, not a search of the whole source. */
    private static final int MOST_DIRECTORIES = 200;

    private static final int MOST_NAMED = 5;

    private MissingDockerfile() {}

    static ImageBuildException in(SourceTree tree, String root, String dockerfile) {
        List<String> others = others(tree);
        String message = "There is no Dockerfile \"" + dockerfile + "\" in revision "
                + tree.revision().shortId() + " (build context \"" + (root.isEmpty() ? "." : root) + "\"). "
                + (others.isEmpty()
                        ? "Add one, or name the path of the one to use, from the root of the source."
                        : "There is " + String.join(", ", others)
                                + ": name the one to use, from the root of the source.");
        return new ImageBuildException(Failure.of(ErrorCode.DOCKERFILE_NOT_FOUND, message), null);
    }

    private static List<String> others(SourceTree tree) {
        List<String> found = new ArrayList<>();
        Deque<String> ahead = new ArrayDeque<>(List.of(""));
        for (int seen = 0; seen < MOST_DIRECTORIES && !ahead.isEmpty() && found.size() < MOST_NAMED; seen++) {
            for (SourceEntry entry : tree.children(ahead.removeFirst())) {
                if (entry.isDirectory()) {
                    ahead.addLast(entry.path());
                } else if (isDockerfile(entry.name()) && found.size() < MOST_NAMED) {
                    found.add(entry.path());
                }
            }
        }
        return found;
    }

    private static boolean isDockerfile(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean named =
                lower.startsWith("dockerfile") || lower.endsWith(".dockerfile") || lower.startsWith("containerfile");
        return named && !lower.endsWith(BuildContext.IGNORE_FILE);
    }
}
