package io.github.runner4j.docker.internal.git;

import static io.github.runner4j.docker.internal.git.GitSourceProviderTest.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.secret.Credential;
import io.github.runner4j.source.GitSource;
import io.github.runner4j.source.SourceTree;
import io.github.runner4j.spi.CredentialProvider;
import io.github.runner4j.testkit.git.GitFiles;
import io.github.runner4j.testkit.git.GitHttpResponse;
import io.github.runner4j.testkit.git.GitHttpServer;
import io.github.runner4j.testkit.git.GitRepositories;
import io.github.runner4j.testkit.memory.ManualContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitLargeFilesTest {

    private static final String CONTENT = "the large content";

    @TempDir
    Path folder;

    private GitRepositories repositories;
    private GitHttpServer server;
    private GitSourceProvider provider;
    private final ManualContext context = ManualContext.create();
    private String oid;

    @BeforeEach
    void prepare() throws Exception {
        oid = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(CONTENT.getBytes(StandardCharsets.UTF_8)));
        repositories = GitRepositories.in(folder.resolve("repositories"));
        String pointer =
                "version https://git-lfs.github.com/spec/v1\noid sha256:" + oid + "\nsize " + CONTENT.length() + "\n";
        repositories
                .create("app.git")
                .commit(
                        "main",
                        GitFiles.none()
                                .file(".gitattributes", "*.bin filter=lfs diff=lfs merge=lfs -text\n")
                                .file("dir/model.bin", pointer)
                                .file("small.bin", "no pointer")
                                .file("a.txt", "a"));
        server = repositories.startHttp().requires("x-access-token", "t0ken");
        provider = new GitSourceProvider(GitOptions.of(folder.resolve("cache"), CredentialProvider.NONE));
    }

    @AfterEach
    void close() {
        server.close();
        repositories.close();
    }

    private SourceTree tree() {
        return provider.fetch(GitSource.of(server.url("app.git")).credential(Credential.token("t0ken")), context);
    }

    private void serve(String answer, String content) {
        server.answer(
                "/app.git/info/lfs/objects/batch",
                request -> GitHttpResponse.of(200).body(answer));
        server.answer("/store/", request -> GitHttpResponse.of(200).body(content));
    }

    private String found() {
        return "{\"transfer\":\"basic\",\"objects\":[{\"oid\":\"" + oid + "\",\"size\":17,\"actions\":{\"download\":"
                + "{\"href\":\"http://" + server.host() + "/store/" + oid + "\",\"header\":{\"X-A\":\"b\"}}}}]}";
    }

    @Test
    void fetchesLargeFilesOnce() {
        serve(found(), CONTENT);

        try (SourceTree tree = tree()) {
            assertThat(text(tree, "dir/model.bin")).isEqualTo(CONTENT);
            assertThat(text(tree, "small.bin")).isEqualTo("no pointer");
        }
        int before = server.requests().size();
        tree().close();
        assertThat(server.requests()).hasSize(before + 2);
    }

    @Test
    void refusesOtherBytesThanPromised() {
        serve(found(), "the other content");

        RunnerException failure = catchThrowableOfType(RunnerException.class, this::tree);

        assertThat(failure.code()).isEqualTo(ErrorCode.GIT_OPERATION_FAILED);
        assertThat(failure).hasMessageContaining("other bytes than it promised");
        assertThat(GitStopTest.temporary(folder)).isEmpty();
    }

    @Test
    void refusesAFileThatTheServerDoesNotHave() {
        serve("{\"objects\":[{\"oid\":\"" + oid + "\",\"error\":{\"code\":404,\"message\":\"no\"}}]}", CONTENT);

        try (SourceTree tree = tree()) {
            assertThat(text(tree, "a.txt")).isEqualTo("a");
            RunnerException failure = catchThrowableOfType(RunnerException.class, () -> text(tree, "dir/model.bin"));
            assertThat(failure.code()).isEqualTo(ErrorCode.GIT_OPERATION_FAILED);
            assertThat(failure).hasMessageContaining("dir/model.bin");
        }
    }

    @Test
    void refusesLargeFilesOfALocalRepository() {
        String path = folder.resolve("repositories/app.git").toString();
        try (SourceTree tree = provider.fetch(GitSource.of(path), context)) {
            RunnerException failure = catchThrowableOfType(RunnerException.class, () -> text(tree, "dir/model.bin"));
            assertThat(failure).hasMessageContaining("dir/model.bin").hasMessageContaining("https");
        }
    }
}
