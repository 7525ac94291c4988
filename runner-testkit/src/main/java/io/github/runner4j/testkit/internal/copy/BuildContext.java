package io.github.runner4j.testkit.internal.copy;

import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileTree;
import io.github.runner4j.testkit.internal.dockerfile.Dockerfile;
import io.github.runner4j.testkit.internal.dockerfile.IgnorePatterns;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.image.LayerReader;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What a client sent for a build.
 *
 * @param files the files
 * @param text the Dockerfile
 * @param name the path of the Dockerfile
 */
public record BuildContext(FileTree files, String text, String name) {

    private static final String IGNORE = "/.dockerignore";
    private static final String DEFAULT = "Dockerfile";

    /**
     * Reads a tar and finds the Dockerfile in it.
     *
     * @throws Refusal when there is no such Dockerfile, or nothing in it
     * @throws IOException when it is no tar
     */
    public static BuildContext read(InputStream tar, String dockerfile) throws IOException {
        FileTree files = FileTree.of(FileNode.directory(0755, Instant.EPOCH));
        LayerReader.read(tar, files);
        String wanted = dockerfile.isEmpty() ? DEFAULT : dockerfile;
        checkWithin(wanted);
        String lower = wanted.toLowerCase(Locale.ROOT);
        boolean other = wanted.equals(DEFAULT) && files.follow("/" + wanted).isEmpty();
        String name = other && files.follow("/" + lower).isPresent() ? lower : wanted;
        FileNode file = files.follow("/" + name)
                .orElseThrow(() -> Refusal.broken("Cannot locate specified Dockerfile: " + name));
        if (file.isDirectory()) {
            throw Refusal.broken("unexpected error reading Dockerfile: read /var/lib/docker/tmp/docker-builder/" + name
                    + ": is a directory");
        }
        if (file.content().size() == 0) {
            throw Refusal.badParameter("the Dockerfile (" + name + ") cannot be empty");
        }
        String text = file.content().toString();
        removeIgnored(files, name);
        return new BuildContext(files, text, name);
    }

    /** Source: {@code removeDockerfile} of the engine: everything else that is to be ignored, the client left out. */
    private static void removeIgnored(FileTree files, String name) {
        Optional<FileNode> ignore = files.follow(IGNORE);
        if (ignore.isPresent()) {
            IgnorePatterns patterns =
                    IgnorePatterns.parse(ignore.get().content().toString());
            for (String each : new String[] {IGNORE.substring(1), name}) {
                if (patterns.matches(each)) {
                    files.remove("/" + each);
                }
            }
        }
    }

    /**
     * Checks that a path does not lead out of the context.
     *
     * @throws Refusal when it does
     */
    static void checkWithin(String path) {
        int depth = 0;
        for (String part : path.split("/", -1)) {
            depth += part.equals("..") ? -1 : part.isEmpty() || part.equals(".") ? 0 : 1;
            if (depth < 0) {
                throw Refusal.broken("forbidden path outside the build context: " + path + " ()");
            }
        }
    }

    /**
     * Reads the Dockerfile.
     *
     * @throws Refusal when it cannot be read
     */
    public Dockerfile dockerfile(boolean old) {
        try {
            return Dockerfile.read(text, old);
        } catch (Refusal e) {
            throw Refusal.badParameter("failed to parse " + name + ": " + e.message());
        }
    }
}
