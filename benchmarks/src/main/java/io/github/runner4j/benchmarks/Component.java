package io.github.runner4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.StoredConfig;

/**
 * A component to measure with: a Dockerfile and files of random content, the same at each run.
 *
 * @param name its name
 * @param directory its files, for those who build from a directory
 * @param repository the same files, committed to a bare repository
 */
record Component(String name, Path directory, Path repository) {

    private static final int FILES_PER_DIRECTORY = 100;
    private static final int SMALL = 1_000;
    private static final String DOCKERFILE = "FROM busybox\nCOPY . /app\nCMD [\"sleep\", \"3600\"]\n";

    /**
     * Writes and commits the files.
     *
     * @param parent a directory to write below
     * @param files how many files, the Dockerfile included
     */
    static Component generate(Path parent, int files) throws IOException, GitAPIException {
        Component component = new Component(
                "files-" + files, parent.resolve("files-" + files), parent.resolve("files-" + files + ".git"));
        component.write(files);
        component.commit();
        return component;
    }

    /** How large each file of a context of so many files is: 12 of 2 kB, 2,000 of 20 kB (40 MB), 20,000 of 15 kB (300 MB). */
    private static int fileBytes(int files) {
        return files < SMALL ? 2_000 : files < 10 * SMALL ? 20_000 : 15_000;
    }

    private void write(int files) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("Dockerfile"), DOCKERFILE);
        Random random = new Random(files);
        byte[] content = new byte[fileBytes(files)];
        for (int i = 1; i < files; i++) {
            Path file = directory.resolve("part-" + i / FILES_PER_DIRECTORY).resolve("file-" + i + ".bin");
            Files.createDirectories(directory.resolve("part-" + i / FILES_PER_DIRECTORY));
            random.nextBytes(content);
            Files.write(file, content);
        }
    }

    private void commit() throws IOException, GitAPIException {
        try (Git git = Git.init()
                .setInitialBranch("main")
                .setDirectory(directory.toFile())
                .call()) {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setSign(false)
                    .setMessage("A component to measure with")
                    .setAuthor("benchmark", "benchmark@example.org")
                    .setCommitter("benchmark", "benchmark@example.org")
                    .call();
            StoredConfig config = git.getRepository().getConfig();
            config.setBoolean("core", null, "bare", true);
            config.save();
        }
        // So that no contender sends the repository along.
        Files.move(directory.resolve(".git"), repository);
    }
}
