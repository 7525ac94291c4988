package io.github.runner4j.testkit.internal.userland;

import java.util.Optional;

/** Where programs are looked for. */
public final class SearchPath {

    /** What the engine gives a container that does not say otherwise. */
    public static final String USUAL = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private SearchPath() {}

    /** The path of a program, and of a file that cannot be executed when there is no other; a name with a slash is a path. */
    public static Optional<String> find(Tree tree, String name, String path) {
        if (name.contains("/")) {
            return Optional.of(name).filter(tree::exists);
        }
        Optional<String> unusable = Optional.empty();
        for (String directory : path.split(":", -1)) {
            String candidate = directory.isEmpty() ? name : directory + "/" + name;
            if (tree.isExecutable(candidate)) {
                return Optional.of(candidate);
            } else if (unusable.isEmpty() && tree.exists(candidate) && !tree.isDirectory(candidate)) {
                unusable = Optional.of(candidate);
            }
        }
        return unusable;
    }
}
