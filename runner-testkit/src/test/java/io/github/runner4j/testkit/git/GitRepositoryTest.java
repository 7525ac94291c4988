package io.github.runner4j.testkit.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitRepositoryTest {

    @TempDir
    private Path folder;

    private GitRepositories repositories;
    private GitRepository app;

    @BeforeEach
    void create() {
        repositories = GitRepositories.in(folder);
        app = repositories.create("acme/app.git");
    }

    @AfterEach
    void close() {
        repositories.close();
    }

    private RevCommit commit(String id) throws Exception {
        Repository repository = app.repository();
        try (RevWalk walk = new RevWalk(repository)) {
            return walk.parseCommit(ObjectId.fromString(id));
        }
    }

    private List<String> tree(String id) throws Exception {
        List<String> found = new ArrayList<>();
        try (TreeWalk walk = new TreeWalk(app.repository())) {
            walk.addTree(commit(id).getTree());
            walk.setRecursive(true);
            while (walk.next()) {
                found.add(walk.getFileMode() + " " + walk.getPathString());
            }
        }
        return found;
    }

    @Test
    void liesInItsFolder() {
        assertThat(app.name()).isEqualTo("acme/app.git");
        assertThat(app.directory()).isEqualTo(folder.resolve("acme/app.git")).isDirectory();
        assertThat(app.fileUrl()).startsWith("file:").endsWith("/acme/app.git/");
    }

    @Test
    void aCommitHoldsItsFilesAlone() throws Exception {
        app.commit(Map.of("old.txt", "old"));

        String commit = app.commit(Map.of("a.txt", "a", "b/c.txt", "c"));

        assertThat(tree(commit)).containsExactly("100644 a.txt", "100644 b/c.txt");
    }

    @Test
    void commitsFollowEachOther() throws Exception {
        String first = app.commit(Map.of("a", "1"));
        String second = app.commit(Map.of("a", "2"));

        assertThat(commit(second).getParents()).extracting(ObjectId::name).containsExactly(first);
        assertThat(app.repository().resolve("HEAD").name()).isEqualTo(second);
    }

    @Test
    void keepsEachKindOfFile() throws Exception {
        String target = app.commit(Map.of("a", "a"));

        String commit = app.commit(
                "main",
                GitFiles.none()
                        .file("plain", new byte[] {0, 1})
                        .executable("run.sh", "#!/bin/sh\n")
                        .link("link", "plain")
                        .submodule("module", target));

        assertThat(tree(commit)).containsExactly("120000 link", "160000 module", "100644 plain", "100755 run.sh");
    }

    @Test
    void otherBranchesAndTagsStandBesideMain() throws Exception {
        String main = app.commit(Map.of("a", "main"));
        String side = app.commit("topic/side", GitFiles.of(Map.of("a", "side")));
        app.tag("v1", main);

        assertThat(app.repository().resolve("refs/heads/topic/side").name()).isEqualTo(side);
        assertThat(app.repository().resolve("refs/tags/v1^{commit}").name()).isEqualTo(main);
        assertThat(commit(side).getParentCount()).isZero();
    }

    @Test
    void aRefIsPointedElsewhere() throws Exception {
        String first = app.commit(Map.of("a", "1"));
        app.commit(Map.of("a", "2"));

        app.point("refs/heads/main", first);

        assertThat(app.repository().resolve("refs/heads/main").name()).isEqualTo(first);
    }

    @Test
    void equalHistoriesHaveEqualIds() {
        GitRepository other = repositories.create("other.git");

        assertThat(other.commit(Map.of("a", "1"))).isEqualTo(app.commit(Map.of("a", "1")));
    }

    @Test
    void refusesANameThatIsTaken() {
        assertThatThrownBy(() -> repositories.create("acme/app.git")).isInstanceOf(RuntimeException.class);
    }

    @Test
    void aTemporaryFolderIsDeleted() {
        Path directory;
        try (GitRepositories temporary = GitRepositories.create()) {
            directory = temporary.create("a.git").directory();
            temporary.startHttp();
        }

        assertThat(directory.getParent()).doesNotExist();
        assertThat(Files.exists(app.directory()))
                .as("the caller's folder stays")
                .isTrue();
    }

    @Test
    void saysWhatCannotBeWritten() throws Exception {
        String commit = app.commit(Map.of("a", "1"));
        Files.createFile(app.directory().resolve("refs/heads/main.lock"));

        assertThatThrownBy(() -> app.point("refs/heads/main", commit))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("refs/heads/main");
    }
}
