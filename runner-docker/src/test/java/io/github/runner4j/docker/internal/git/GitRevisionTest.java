package io.github.runner4j.docker.internal.git;

import static io.github.runner4j.docker.internal.git.GitSourceProviderTest.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.source.GitSource;
import io.github.runner4j.source.SourceTree;
import io.github.runner4j.spi.CredentialProvider;
import io.github.runner4j.testkit.git.GitFiles;
import io.github.runner4j.testkit.git.GitHttpServer;
import io.github.runner4j.testkit.git.GitRepositories;
import io.github.runner4j.testkit.git.GitRepository;
import io.github.runner4j.testkit.memory.ManualContext;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way to name a revision, over HTTP, from servers that know no versions of the protocol, by Git's own, and from the disk. */
class GitRevisionTest {

    @TempDir
    Path folder;

    private GitRepositories repositories;
    private GitRepository bare;
    private GitHttpServer server;
    private GitSourceProvider provider;
    private final ManualContext context = ManualContext.create();
    private String first;
    private String second;
    private String side;

    @BeforeEach
    void prepare() {
        repositories = GitRepositories.in(folder.resolve("repositories"));
        bare = repositories.create("app.git");
        first = bare.commit(Map.of("a.txt", "first", "same/x.txt", "x"));
        bare.tag("v1", first);
        second = bare.commit(Map.of("a.txt", "second", "same/x.txt", "x"));
        side = bare.commit("topic/side", GitFiles.none().file("a.txt", "side"));
        server = repositories.startHttp();
        provider = new GitSourceProvider(GitOptions.of(folder.resolve("cache"), CredentialProvider.NONE));
    }

    @AfterEach
    void close() {
        server.close();
        repositories.close();
    }

    private String url(String kind) {
        if (kind.equals("old")) {
            server.refusesCommitIds();
        }
        return switch (kind) {
            case "disk" -> bare.fileUrl();
            case "git" -> repositories.startDaemon().url("app.git");
            default -> server.url("app.git");
        };
    }

    private String at(String url, String ref) {
        try (SourceTree tree = provider.fetch(GitSource.of(url).ref(ref), context)) {
            return tree.revision().id() + " " + tree.revision().ref().orElse("-") + " " + text(tree, "a.txt");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "old", "git", "disk"})
    void everyKindOfName(String kind) {
        String url = url(kind);

        assertThat(at(url, "main")).isEqualTo(second + " main second");
        assertThat(at(url, "HEAD")).isEqualTo(second + " main second");
        assertThat(at(url, "v1")).isEqualTo(first + " v1 first");
        assertThat(at(url, "refs/tags/v1")).isEqualTo(first + " v1 first");
        assertThat(at(url, "topic/side")).isEqualTo(side + " topic/side side");
        assertThat(at(url, "refs/heads/topic/side")).isEqualTo(side + " topic/side side");
        assertThat(at(url, first)).isEqualTo(first + " - first");
        assertThat(at(url, second.substring(0, 9))).isEqualTo(second + " - second");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "old", "git", "disk"})
    void aCommitThatIsNoTip(String kind) {
        assertThat(at(url(kind), first)).isEqualTo(first + " - first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "old", "git", "disk"})
    void anAbbreviatedCommitThatIsNoTip(String kind) {
        bare.commit(Map.of("a.txt", "third"));

        assertThat(at(url(kind), second.substring(0, 8))).isEqualTo(second + " - second");
        assertThat(at(url(kind), "main")).endsWith("main third");
    }

    @Test
    void anAnnotatedTagThatIsThereCostsOneLook() {
        at(server.url("app.git"), "v1");
        int before = server.requests().size();

        at(server.url("app.git"), "v1");

        assertThat(server.requests()).hasSize(before + 2);
    }

    @Test
    void aKnownCommitCostsNothing() {
        at(server.url("app.git"), first);
        int before = server.requests().size();

        at(server.url("app.git"), first);

        assertThat(server.requests()).hasSize(before);
    }

    @Test
    void aForcedBranchIsFollowed() throws Exception {
        at(server.url("app.git"), "main");
        bare.point("refs/heads/main", side);

        assertThat(at(server.url("app.git"), "main")).isEqualTo(side + " main side");
    }

    @Test
    void manyFetchesInARow() {
        for (int i = 0; i < 60; i++) {
            String commit = bare.commit(Map.of("a.txt", "number " + i));
            assertThat(at(server.url("app.git"), "main")).isEqualTo(commit + " main number " + i);
        }
    }

    @Test
    void equalFoldersOfTwoCommitsHaveOneContentId() {
        try (SourceTree one = provider.fetch(GitSource.of(server.url("app.git")).ref(first), context);
                SourceTree two =
                        provider.fetch(GitSource.of(server.url("app.git")).ref(second), context)) {
            assertThat(one.contentId("same")).isEqualTo(two.contentId("same")).matches("[0-9a-f]+");
            assertThat(one.contentId("")).isNotEqualTo(two.contentId(""));
            assertThat(one.contentId("a.txt")).isNotEqualTo(two.contentId("a.txt"));
        }
    }

    @Test
    void anAncestorsAttributesCountInTheContentId() {
        GitFiles files = GitFiles.none().file("same/x.txt", "x");
        String plain = bare.commit("main", files);
        String attributed = bare.commit("main", files.file(".gitattributes", "*.txt eol=crlf\n"));

        try (SourceTree one = provider.fetch(GitSource.of(server.url("app.git")).ref(plain), context);
                SourceTree two =
                        provider.fetch(GitSource.of(server.url("app.git")).ref(attributed), context)) {
            assertThat(one.contentId("same")).isNotEqualTo(two.contentId("same"));
            assertThat(one.contentId("same/x.txt")).isNotEqualTo(two.contentId("same/x.txt"));
        }
    }
}
