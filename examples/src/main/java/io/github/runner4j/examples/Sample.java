package io.github.runner4j.examples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;

/** The bundled sample component, committed to a fresh repository in a temporary directory that goes when this is closed. */
final class Sample implements AutoCloseable {

    private static final List<String> FILES = List.of("Dockerfile", ".runner/config.yml", "www/index.html");

    private final Path directory;

    private Sample(Path directory) {
        this.directory = directory;
    }

    static Sample create() {
        try {
            Sample sample = new Sample(Files.createTempDirectory("runner4j-sample-"));
            sample.commit();
            return sample;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GitAPIException e) {
            throw new IllegalStateException("The sample's repository cannot be made.", e);
        }
    }

    /** Where its repository is. */
    String url() {
        return repository().toString();
    }

    /** Where what is fetched from it may be kept; nobody will ever fetch from it again. */
    Path cache() {
        return directory.resolve("cache");
    }

    private Path repository() {
        return directory.resolve("sample");
    }

    private void commit() throws IOException, GitAPIException {
        for (String name : FILES) {
            Path file = repository().resolve(name);
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            try (InputStream in = Sample.class.getResourceAsStream("sample/" + name)) {
                Files.copy(Objects.requireNonNull(in, name), file);
            }
        }
        PersonIdent author = new PersonIdent("Runner4j", "runner4j@localhost");
        try (Git git = Git.init()
                .setInitialBranch("main")
                .setDirectory(repository().toFile())
                .call()) {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage("The sample")
                    .setAuthor(author)
                    .setCommitter(author)
                    .setSign(false)
                    .call();
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
