package io.github.runner4j.docker.internal.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.source.DirectorySource;
import io.github.runner4j.source.SourceEntry;
import io.github.runner4j.source.SourceTree;
import io.github.runner4j.spi.StageContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectorySourceProviderTest {

    private static final StageContext CONTEXT = new StageContext() {
        @Override
        public Duration remaining() {
            return Duration.ofMinutes(1);
        }

        @Override
        public boolean stopped() {
            return false;
        }

        @Override
        public void check() {}

        @Override
        public Hook onStop(Runnable abort) {
            return () -> {};
        }

        @Override
        public void progress(String what, long done, long total) {}

        @Override
        public void output(String line) {}
    };

    @TempDir
    Path root;

    private final DirectorySourceProvider provider = new DirectorySourceProvider();

    private SourceTree tree() {
        return provider.fetch(DirectorySource.of(root), CONTEXT);
    }

    private Path write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static String text(SourceTree tree, String path) throws IOException {
        try (InputStream in = tree.open(tree.find(path).orElseThrow()).stream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void takesFilesLinksAndModesAsTheyAre() throws IOException {
        write("a/b.txt", "b");
        write("run.sh", "#!/bin/sh\n").toFile().setExecutable(true);
        write(".git/config", "not part of it");
        write("vendor/.git", "of a submodule");
        Files.createSymbolicLink(root.resolve("out"), Path.of("/etc"));
        Files.createSymbolicLink(root.resolve("broken"), Path.of("nowhere"));
        Files.createDirectory(root.resolve("empty"));

        SourceTree tree = tree();

        assertThat(tree.children(""))
                .extracting(SourceEntry::path, SourceEntry::kind)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a", SourceEntry.Kind.DIRECTORY),
                        org.assertj.core.groups.Tuple.tuple("broken", SourceEntry.Kind.LINK),
                        org.assertj.core.groups.Tuple.tuple("empty", SourceEntry.Kind.DIRECTORY),
                        org.assertj.core.groups.Tuple.tuple("out", SourceEntry.Kind.LINK),
                        org.assertj.core.groups.Tuple.tuple("run.sh", SourceEntry.Kind.EXECUTABLE),
                        org.assertj.core.groups.Tuple.tuple("vendor", SourceEntry.Kind.DIRECTORY));
        assertThat(text(tree, "out")).isEqualTo("/etc");
        assertThat(text(tree, "a/b.txt")).isEqualTo("b");
        assertThat(tree.find("out/passwd")).isEmpty();
        assertThat(tree.find(".git/config")).isEmpty();
        assertThat(tree.revision().id()).matches("[0-9a-z]+");
    }

    @Test
    void theRevisionIsOfPathsModesAndBytesAlone() throws IOException {
        write("a/b.txt", "b");
        String first = tree().revision().id();

        Files.setLastModifiedTime(root.resolve("a/b.txt"), java.nio.file.attribute.FileTime.from(1, TimeUnit.DAYS));
        assertThat(tree().revision().id()).isEqualTo(first);

        String folder = tree().contentId("a");
        write("c.txt", "c");
        assertThat(tree().revision().id()).isNotEqualTo(first);
        assertThat(tree().contentId("a")).isEqualTo(folder);

        root.resolve("a/b.txt").toFile().setExecutable(true);
        assertThat(tree().contentId("a")).isNotEqualTo(folder);
    }

    @Test
    void namesAFileThatChangesWhileItIsRead() throws IOException {
        write("grows.txt", "one");
        write("shrinks.txt", "one");
        write("turns.txt", "one");
        write("goes.txt", "one");
        SourceTree tree = tree();
        write("grows.txt", "one and more");
        write("shrinks.txt", "o");
        write("turns.txt", "two");
        Files.delete(root.resolve("goes.txt"));

        for (String path : new String[] {"grows.txt", "shrinks.txt", "turns.txt", "goes.txt"}) {
            assertThatThrownBy(() -> text(tree, path))
                    .isInstanceOf(RunnerException.class)
                    .hasMessageContaining(path)
                    .hasMessageContaining("changed while it was read");
        }
    }

    @Test
    void namesAllFilesThatCannotBeRead() throws IOException {
        Path secret = write("secret.txt", "x");
        Path folder = Files.createDirectory(root.resolve("closed"));
        secret.toFile().setReadable(false);
        folder.toFile().setReadable(false);
        Assumptions.assumeFalse(Files.isReadable(secret), "this user may read everything");

        RunnerException failure = catchThrowableOfType(RunnerException.class, this::tree);

        assertThat(failure.code()).isEqualTo(ErrorCode.CONFIGURATION_ERROR);
        assertThat(failure).hasMessageContaining("secret.txt").hasMessageContaining("closed/");
    }

    @Test
    void leavesPipesOut() throws Exception {
        write("a.txt", "a");
        Process mkfifo = new ProcessBuilder("mkfifo", root.resolve("pipe").toString()).start();
        Assumptions.assumeTrue(mkfifo.waitFor() == 0, "no mkfifo");

        assertThat(tree().children("")).extracting(SourceEntry::path).containsExactly("a.txt");
    }

    @Test
    void saysWhatIsWrongWithThePath() throws IOException {
        Path file = write("a.txt", "a");

        assertThatThrownBy(() -> provider.fetch(DirectorySource.of(root.resolve("none")), CONTEXT))
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> provider.fetch(DirectorySource.of(file), CONTEXT))
                .hasMessageContaining("is a file");
        assertThatThrownBy(() -> tree().children("nope")).hasMessageContaining("nope");
    }
}
