package io.github.runner4j.docker.internal.git;

import static io.github.runner4j.docker.internal.git.GitSourceProviderTest.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
import io.github.runner4j.testkit.memory.ManualContext;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitSubmoduleTest {

    @TempDir
    Path folder;

    private GitRepositories repositories;
    private GitHttpServer server;
    private GitSourceProvider provider;
    private final ManualContext context = ManualContext.create();
    private String commit;

    @BeforeEach
    void prepare() {
        repositories = GitRepositories.in(folder.resolve("repositories"));
        GitRepository inner = repositories.create("acme/inner.git");
        String innermost = inner.commit(Map.of("deep.txt", "deep"));
        GitRepository library = repositories.create("acme/library.git");
        commit = library.commit(
                "main",
                GitFiles.none()
                        .file("lib.txt", "lib\n")
                        .file(".gitmodules", module("third", "../inner.git"))
                        .submodule("third", innermost));
        server = repositories.startHttp();
        provider = new GitSourceProvider(GitOptions.of(folder.resolve("cache"), CredentialProvider.NONE));
    }

    @AfterEach
    void close() {
        server.close();
        repositories.close();
    }

    private static String module(String path, String url) {
        return "[submodule \"" + path + "\"]\n\tpath = " + path + "\n\turl = " + url + "\n";
    }

    private void app(String url) {
        repositories
                .create("acme/app.git")
                .commit(
                        "main",
                        GitFiles.none()
                                .file("a.txt", "a")
                                .file(".gitattributes", "*.txt eol=crlf\n")
                                .file(".gitmodules", module("vendor/library", url))
                                .submodule("vendor/library", commit)
                                .submodule("unlisted", commit));
    }

    private RunnerException failure(String url) {
        app(url);
        return catchThrowableOfType(
                RunnerException.class, () -> provider.fetch(GitSource.of(server.url("acme/app.git")), context));
    }

    @Test
    void nestedSubmodulesWithRelativeUrls() {
        app("../library.git");
        for (String url : new String[] {
            server.url("acme/app.git"),
            folder.resolve("repositories/acme/app.git").toString()
        }) {
            try (SourceTree tree = provider.fetch(GitSource.of(url), context)) {
                assertThat(text(tree, "vendor/library/lib.txt"))
                        .as("other attributes")
                        .isEqualTo("lib\n");
                assertThat(text(tree, "vendor/library/third/deep.txt")).isEqualTo("deep");
                assertThat(tree.children("vendor"))
                        .extracting(SourceEntry::path)
                        .containsExactly("vendor/library");
                assertThat(tree.children("unlisted")).isEmpty();
                assertThat(tree.contentId("vendor/library/third")).isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc", "file:///etc", "--upload-pack=x", "ext::sh -c x", "-x:y", "../../../../../x"})
    void refusesUrlsThatLeadAstray(String url) {
        RunnerException failure = failure(url);

        assertThat(failure).as("failure").isNotNull();
        assertThat(failure.code()).isIn(ErrorCode.INVALID_CONFIGURATION, ErrorCode.REPOSITORY_NOT_FOUND);
        assertThat(failure).hasMessageContaining("ubmodule vendor/library");
    }

    @Test
    void refusesALocalPath() {
        assertThat(failure(folder.resolve("repositories/acme/library.git").toString())
                        .code())
                .isEqualTo(ErrorCode.INVALID_CONFIGURATION);
    }

    @Test
    void namesTheSubmoduleWhoseCommitIsMissing() {
        commit = "0123456789012345678901234567890123456789";

        RunnerException failure = failure("../library.git");

        assertThat(failure.code()).isEqualTo(ErrorCode.GIT_REF_NOT_FOUND);
        assertThat(failure).hasMessageContaining("Submodule vendor/library");
    }

    @Test
    void aSubmoduleElsewhereDoesNotGetTheCredential() {
        try (GitHttpServer other = repositories.startHttp()) {
            app(other.url("acme/library.git"));
            provider.fetch(
                            GitSource.of(server.url("acme/app.git")).credential(Credential.token("t0ken-planted")),
                            context)
                    .close();

            assertThat(server.requests())
                    .allMatch(request -> request.authorization().isPresent());
            assertThat(other.requests())
                    .isNotEmpty()
                    .allMatch(request -> request.authorization().isEmpty());
        }
    }
}
