package io.github.runner4j.docker.internal.image;

import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.image.BuildKey;
import io.github.runner4j.image.ImageBuildException;
import io.github.runner4j.source.Content;
import io.github.runner4j.source.SourceEntry;
import io.github.runner4j.source.SourceEntry.Kind;
import io.github.runner4j.source.SourceTree;
import io.github.runner4j.source.TreePaths;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The files that a build gets to see: which they are, and under which names they are sent. */
final class BuildContext {

    static final String IGNORE_FILE = ".dockerignore";

    private final SourceTree tree;
    private final String root;
    private final IgnoreRules rules;
    private final String dockerfileText;
    private final String dockerfileName;
    private final Map<String, byte[]> added;
    private final Set<String> always;

    private BuildContext(Draft draft) {
        this.tree = draft.tree;
        this.root = draft.root;
        this.rules = draft.rules;
        this.dockerfileText = draft.dockerfileText;
        this.dockerfileName = draft.dockerfileName;
        this.added = draft.added;
        this.always = draft.always;
    }

    /**
     * Looks at what is to be built; reads the Dockerfile and the ignore rules, nothing else.
     *
     * @param tree the files
     * @param context path of the context in the tree
     * @param dockerfile path of the Dockerfile in the tree
     * @return the context
     * @throws ImageBuildException {@link ErrorCode#DOCKERFILE_NOT_FOUND}, {@link ErrorCode#BUILD_CONTEXT_INVALID}
     */
    static BuildContext of(SourceTree tree, String context, String dockerfile) {
        return new BuildContext(new Draft(tree, directory(tree, context), dockerfile));
    }

    /** The Dockerfile's text. */
    String dockerfileText() {
        return dockerfileText;
    }

    /** The name under which the Dockerfile is sent. */
    String dockerfileName() {
        return dockerfileName;
    }

    /** Sends another text as the Dockerfile. */
    BuildContext withDockerfile(String text) {
        Draft draft = new Draft(this);
        draft.added.put(dockerfileName, text.getBytes(StandardCharsets.UTF_8));
        return new BuildContext(draft);
    }

    /** The entries in the order in which they are sent, read from the tree one by one. */
    Iterator<ContextItem> items() {
        return new ContextWalk(tree, root, rules, added, always);
    }

    private static String directory(SourceTree tree, String path) {
        Optional<SourceEntry> entry = TreePaths.resolve(tree, path);
        if (entry.filter(SourceEntry::isDirectory).isEmpty()) {
            String why = entry.isPresent() ? " is a file, not a directory." : " does not exist.";
            throw new ImageBuildException(
                    Failure.of(
                            ErrorCode.BUILD_CONTEXT_INVALID,
                            "The build context \"" + path + "\" of revision "
                                    + tree.revision().shortId() + why + " Name a directory of the source."),
                    null);
        }
        return entry.get().path();
    }

    private static final class Draft {

        private final SourceTree tree;
        private final String root;
        private final IgnoreRules rules;
        private final String dockerfileText;
        private final String dockerfileName;
        private final Map<String, byte[]> added = new TreeMap<>();
        private final Set<String> always = new TreeSet<>();

        Draft(BuildContext other) {
            tree = other.tree;
            root = other.root;
            rules = other.rules;
            dockerfileText = other.dockerfileText;
            dockerfileName = other.dockerfileName;
            added.putAll(other.added);
            always.addAll(other.always);
        }

        Draft(SourceTree tree, String root, String dockerfile) {
            this.tree = tree;
            this.root = root;
            SourceEntry file = TreePaths.resolve(tree, dockerfile)
                    .filter(entry -> entry.kind() == Kind.FILE || entry.kind() == Kind.EXECUTABLE)
                    .orElseThrow(() -> MissingDockerfile.in(tree, root, dockerfile));
            dockerfileText = text(file);
            Optional<String> inside = inside(file.path());
            dockerfileName = inside.orElseGet(() ->
                    ".dockerfile." + BuildKey.of(Map.of("", dockerfileText)).shortId());
            Optional<SourceEntry> own = find(file.path() + IGNORE_FILE);
            Optional<SourceEntry> common = find(root.isEmpty() ? IGNORE_FILE : root + "/" + IGNORE_FILE);
            rules = own.or(() -> common)
                    .map(entry -> IgnoreRules.parse(entry.path(), text(entry)))
                    .orElse(IgnoreRules.NONE);
            always.add(dockerfileName);
            always.add(IGNORE_FILE);
            if (inside.isEmpty() || own.isPresent()) {
                // engines apply the file of this name themselves: it must say what our rules say, and hide what we add
                addIgnoreFile(own.or(() -> common), inside.isEmpty());
            }
        }

        private void addIgnoreFile(Optional<SourceEntry> rulesFile, boolean dockerfileToo) {
            String text = rulesFile.map(this::text).orElse(IGNORE_FILE);
            if (dockerfileToo) {
                added.put(dockerfileName, dockerfileText.getBytes(StandardCharsets.UTF_8));
                text += "\n" + dockerfileName + "\n";
            }
            added.put(IGNORE_FILE, text.getBytes(StandardCharsets.UTF_8));
        }

        private Optional<String> inside(String path) {
            if (root.isEmpty()) {
                return Optional.of(path);
            }
            return path.startsWith(root + "/") ? Optional.of(path.substring(root.length() + 1)) : Optional.empty();
        }

        private Optional<SourceEntry> find(String path) {
            return TreePaths.resolve(tree, path).filter(entry -> !entry.isDirectory());
        }

        private String text(SourceEntry entry) {
            try (InputStream in = tree.open(entry).stream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new ImageBuildException(
                        Failure.of(
                                ErrorCode.BUILD_CONTEXT_INVALID,
                                entry.path() + " cannot be read from the source: " + e.getMessage() + "."),
                        e);
            }
        }
    }

    static Content bytes(byte[] bytes) {
        return new Content(bytes.length, new ByteArrayInputStream(bytes));
    }
}
