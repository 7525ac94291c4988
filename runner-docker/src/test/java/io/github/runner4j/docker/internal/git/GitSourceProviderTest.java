package io.github.runner4j.docker.internal.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.secret.Credential;
import io.github.runner4j.source.GitSource;
import io.github.runner4j.source.SourceEntry;
import io.github.runner4j.source.SourceTree;
import io.github.runner4j.spi.CredentialProvider;
import io.github.runner4j.testkit.git.GitFiles;
import io.github.runner4j.testkit.git.GitHttpServer;
import io.github.runner4j.testkit.git.GitRepositories;
import io.github.runner4j.testkit.git.GitRepository;
import io.github.runner4j.testkit.git.GitSshServer;
import io.github.runner4j.testkit.git.SelfSignedCertificate;
import io.github.runner4j.testkit.memory.ManualContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitSourceProviderTest {

    @TempDir
    Path folder;

    private GitRepositories repositories;
    private GitSourceProvider provider;
    private final ManualContext context = ManualContext.create();

    @BeforeEach
    void prepare() {
        repositories = GitRepositories.in(folder.resolve("repositories"));
        provider = new GitSourceProvider(GitOptions.of(folder.resolve("cache"), CredentialProvider.NONE));
    }

    @AfterEach
    void close() {
        repositories.close();
    }

    @Test
    void readsALocalRepository() {
        GitRepository bare = repositories.create("app.git");
        String commit = bare.commit(Map.of("Dockerfile", "FROM scratch\n", "a/b.txt", "b"));

        try (SourceTree tree = provider.fetch(GitSource.of(bare.directory().toString()), context)) {
            assertThat(tree.revision().id()).isEqualTo(commit);
            assertThat(tree.revision().ref()).contains("main");
            assertThat(text(tree, "a/b.txt")).isEqualTo("b");
            assertThat(tree.children("")).extracting(SourceEntry::path).containsExactly("Dockerfile", "a");
        }
    }

    @Test
    void readsOverHttpWithAToken() {
        GitRepository bare = repositories.create("app.git");
        String commit = bare.commit(Map.of("a.txt", "a"));
        try (GitHttpServer server = repositories.startHttp().requires("x-access-token", "s3cret-token")) {
            GitSource source = GitSource.of(server.url("app.git")).credential(Credential.token("s3cret-token"));

            try (SourceTree tree = provider.fetch(source.ref("main"), context)) {
                assertThat(tree.revision().id()).isEqualTo(commit);
                assertThat(text(tree, "a.txt")).isEqualTo("a");
            }
            assertThat(server.requests()).hasSize(3);

            provider.fetch(source.ref("main"), context).close();
            assertThat(server.requests()).as("an unchanged ref costs one look").hasSize(5);

            bare.commit(Map.of("a.txt", "aa"));
            try (SourceTree tree = provider.fetch(source.ref("main"), context)) {
                assertThat(text(tree, "a.txt")).isEqualTo("aa");
            }
        }
    }

    @Test
    void readsOverHttpsWithATrustedCertificate() {
        repositories.create("app.git").commit(Map.of("a.txt", "a"));
        SelfSignedCertificate certificate = SelfSignedCertificate.create();
        try (GitHttpServer server = repositories.startHttps(certificate)) {
            GitSource source = GitSource.of(server.url("app.git"));
            GitSourceProvider trusting =
                    new GitSourceProvider(GitOptions.of(folder.resolve("cache"), CredentialProvider.NONE)
                            .trustedCertificates(certificate.writePem(folder.resolve("ca.pem"))));

            assertThatThrownBy(() -> provider.fetch(source, context))
                    .isInstanceOfSatisfying(
                            RunnerException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.SECURE_CONNECTION_FAILED));
            try (SourceTree tree = trusting.fetch(source, context)) {
                assertThat(text(tree, "a.txt")).isEqualTo("a");
            }
        }
    }

    @Test
    void readsOverSshWithAKey() {
        repositories.create("app.git").commit(Map.of("a.txt", "a"));
        try (GitSshServer server = repositories.startSsh()) {
            Credential key = server.credential(folder);

            try (SourceTree tree =
                    provider.fetch(GitSource.of(server.url("app.git")).credential(key), context)) {
                assertThat(text(tree, "a.txt")).isEqualTo("a");
            }
            assertThat(server.users()).containsOnly("git");
        }
        Threads.assertNoneLeft();
        assertThat(context.hooks()).isZero();
    }

    @Test
    void namesSimilarBranchesWhenARefIsUnknown() {
        GitRepository bare = repositories.create("app.git");
        bare.commit("feature", GitFiles.none().file("a", "a"));

        assertThatThrownBy(() ->
                        provider.fetch(GitSource.of(bare.directory().toString()).ref("featrue"), context))
                .isInstanceOfSatisfying(RunnerException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.GIT_REF_NOT_FOUND);
                    assertThat(e).hasMessageContaining("Did you mean feature?");
                });
    }

    static String text(SourceTree tree, String path) {
        try (InputStream in = tree.open(tree.find(path).orElseThrow()).stream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
