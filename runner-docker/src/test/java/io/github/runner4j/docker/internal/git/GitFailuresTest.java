package io.github.runner4j.docker.internal.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.secret.Credential;
import io.github.runner4j.source.GitSource;
import io.github.runner4j.spi.CredentialProvider;
import io.github.runner4j.testkit.git.GitHttpResponse;
import io.github.runner4j.testkit.git.GitHttpServer;
import io.github.runner4j.testkit.git.GitRepositories;
import io.github.runner4j.testkit.git.GitSshServer;
import io.github.runner4j.testkit.memory.ManualContext;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitFailuresTest {

    private static final String TOKEN = "planted-token-0815";

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

    private RunnerException failure(GitSource source) {
        RunnerException failure = catchThrowableOfType(RunnerException.class, () -> provider.fetch(source, context));
        assertThat(failure).as("failure").isNotNull();
        for (Throwable each = failure; each != null; each = each.getCause()) {
            assertThat(String.valueOf(each)).doesNotContain(TOKEN);
        }
        assertThat(context.progressLines() + "\n" + context.outputLines()).doesNotContain(TOKEN);
        return failure;
    }

    @Test
    void anUnknownHost() {
        RunnerException failure = failure(GitSource.of("https://user:" + TOKEN + "@no-such-host.invalid/app.git"));

        assertThat(failure.code()).isEqualTo(ErrorCode.NETWORK_UNREACHABLE);
        assertThat(failure).hasMessageContaining("the host no-such-host.invalid is unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https", "git", "ssh"})
    void nobodyListens(String scheme) throws Exception {
        int port;
        try (var socket = new java.net.ServerSocket(0)) {
            port = socket.getLocalPort();
        }

        RunnerException failure = failure(GitSource.of(scheme + "://localhost:" + port + "/app.git"));

        assertThat(failure.code()).isEqualTo(ErrorCode.NETWORK_UNREACHABLE);
        assertThat(failure).hasMessageContaining("nobody accepts connections at localhost:" + port);
    }

    @Test
    void credentialsOverHttp() {
        repositories.create("app.git").commit(Map.of("a", "a"));
        try (GitHttpServer server = repositories.startHttp().requires("me", "right")) {
            GitSource source = GitSource.of(server.url("app.git"));

            RunnerException none = failure(source);
            RunnerException wrong = failure(source.credential(Credential.userPassword("me", TOKEN)));

            assertThat(none.code()).isEqualTo(ErrorCode.GIT_AUTHENTICATION_FAILED);
            assertThat(none).hasMessageContaining("none were given");
            assertThat(wrong.code()).isEqualTo(ErrorCode.GIT_AUTHENTICATION_FAILED);
            assertThat(wrong).hasMessageContaining("refuses the credentials");
        }
    }

    @Test
    void credentialsOverSsh() {
        repositories.create("app.git").commit(Map.of("a", "a"));
        try (GitSshServer server = repositories.startSsh().accepts("right")) {
            provider = new GitSourceProvider(GitOptions.of(folder.resolve("cache"), CredentialProvider.NONE)
                    .knownHosts(server.writeKnownHosts(folder.resolve("known"))));
            GitSource source = GitSource.of(server.url("app.git"));

            assertThat(failure(source).code()).isEqualTo(ErrorCode.GIT_AUTHENTICATION_FAILED);
            RunnerException wrong = failure(source.credential(Credential.userPassword("me", TOKEN)));
            assertThat(wrong.code()).isEqualTo(ErrorCode.GIT_AUTHENTICATION_FAILED);
            assertThat(wrong).hasMessageContaining("refuses the login of me");
            provider.fetch(source.credential(Credential.userPassword("me", "right")), context)
                    .close();
        }
    }

    @Test
    void anUnknownOrChangedHostKey() {
        repositories.create("app.git").commit(Map.of("a", "a"));
        try (GitSshServer server = repositories.startSsh()) {
            Path key = server.writeUserKey(folder.resolve("key"));
            Path before = server.writeKnownHosts(folder.resolve("before"));
            server.changeHostKey();
            GitSource source = GitSource.of(server.url("app.git"));

            RunnerException changed = failure(source.credential(Credential.sshKey(key, before)));
            RunnerException none = failure(source.credential(Credential.userPassword("me", TOKEN)));

            assertThat(changed.code()).isEqualTo(ErrorCode.SECURE_CONNECTION_FAILED);
            assertThat(changed).hasMessageContaining("is not the one in");
            assertThat(none.code()).isEqualTo(ErrorCode.SECURE_CONNECTION_FAILED);
            assertThat(none).hasMessageContaining("no known-hosts file was given");
            assertThat(server.users())
                    .as("nothing was shown to the wrong server")
                    .isEmpty();
        }
    }

    @Test
    void noRepository() {
        try (GitHttpServer http = repositories.startHttp();
                GitSshServer ssh = repositories.startSsh()) {
            Credential key = ssh.credential(folder);
            http.answer("/page", request -> GitHttpResponse.of(200).header("Content-Type", "text/html"));

            assertThat(failure(GitSource.of(http.url("none.git"))).code()).isEqualTo(ErrorCode.REPOSITORY_NOT_FOUND);
            assertThat(failure(GitSource.of(http.url("page"))).code()).isEqualTo(ErrorCode.REPOSITORY_NOT_FOUND);
            RunnerException overSsh = failure(GitSource.of(ssh.url("none.git")).credential(key));
            assertThat(overSsh.code()).isEqualTo(ErrorCode.REPOSITORY_NOT_FOUND);
            assertThat(overSsh).hasMessageContaining("does not appear to be a git repository");
            String git = repositories.startDaemon().url("none.git");
            assertThat(failure(GitSource.of(git)).code()).isEqualTo(ErrorCode.REPOSITORY_NOT_FOUND);
            assertThat(failure(GitSource.of(folder.toString())).code()).isEqualTo(ErrorCode.REPOSITORY_NOT_FOUND);
            assertThat(failure(GitSource.of(folder.resolve("none").toString()))).hasMessageContaining("does not exist");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "500,NETWORK_UNREACHABLE",
        "503,NETWORK_UNREACHABLE",
        "429,RATE_LIMITED",
        "403,GIT_AUTHENTICATION_FAILED"
    })
    void answersThatAreNone(int status, String code) {
        try (GitHttpServer server =
                repositories.startHttp().answer("/app.git", request -> GitHttpResponse.of(status))) {
            assertThat(failure(GitSource.of(server.url("app.git"))).code().name())
                    .isEqualTo(code);
        }
    }

    @Test
    void anEmptyRepository() {
        repositories.create("empty.git");
        try (GitHttpServer server = repositories.startHttp()) {
            for (String url : new String[] {
                server.url("empty.git"),
                folder.resolve("repositories/empty.git").toString()
            }) {
                RunnerException failure = failure(GitSource.of(url));
                assertThat(failure.code()).isEqualTo(ErrorCode.GIT_REF_NOT_FOUND);
                assertThat(failure).hasMessageContaining("the repository is empty");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nope", "refs/heads/nope", "0123456789012345678901234567890123456789", "0123456"})
    void anUnknownRef(String ref) {
        repositories.create("app.git").commit(Map.of("a", "a"));
        try (GitHttpServer server = repositories.startHttp()) {
            RunnerException overHttp =
                    failure(GitSource.of(server.url("app.git")).ref(ref));
            RunnerException local =
                    failure(GitSource.of(folder.resolve("repositories/app.git").toString())
                            .ref(ref));

            assertThat(overHttp.code()).isEqualTo(ErrorCode.GIT_REF_NOT_FOUND);
            assertThat(overHttp).hasMessageContaining(ref);
            assertThat(local.code()).isEqualTo(ErrorCode.GIT_REF_NOT_FOUND);
        }
        assertThat(GitStopTest.temporary(folder)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-uhttps://x/y",
                "--upload-pack=touch /tmp/x",
                "ext::sh -c x",
                "ftp://host/x",
                "https:///x",
                "ssh://-oProxyCommand=x/y",
                "-x:y",
                "https://host:99999/x",
                "https://a b/x\n"
            })
    void addressesThatAreNone(String url) {
        assertThat(failure(GitSource.of(url)).code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-x", "--upload-pack=x", "a..b", "a b", "a:b", "refs/heads/*", "", "a\nb"})
    void refsThatAreNone(String ref) {
        repositories.create("app.git").commit(Map.of("a", "a"));

        assertThat(failure(GitSource.of(folder.resolve("repositories/app.git").toString())
                                .ref(ref))
                        .code())
                .isEqualTo(ErrorCode.INVALID_CONFIGURATION);
    }

    @Test
    void aRedirectDoesNotTakeTheCredentialAlong() {
        repositories.create("app.git").commit(Map.of("a", "a"));
        try (GitHttpServer target = repositories.startHttp();
                GitHttpServer first = repositories.startHttp()) {
            first.answer(
                    "/app.git",
                    request -> GitHttpResponse.of(302)
                            .header("Location", target.url("app.git") + "/info/refs?service=git-upload-pack"));

            provider.fetch(GitSource.of(first.url("app.git")).credential(Credential.token(TOKEN)), context)
                    .close();

            assertThat(first.requests())
                    .allMatch(request -> request.authorization().isPresent());
            assertThat(target.requests())
                    .isNotEmpty()
                    .allMatch(request -> request.authorization().isEmpty());
        }
    }

    @Test
    void credentialsComeFromTheProviderByHostAndPort() {
        repositories.create("app.git").commit(Map.of("a", "a"));
        try (GitHttpServer server = repositories.startHttp().requires("x-access-token", TOKEN)) {
            CredentialProvider known = (purpose, host) ->
                    host.equals(server.host()) ? Optional.of(Credential.token(TOKEN)) : Optional.empty();
            provider = new GitSourceProvider(GitOptions.of(folder.resolve("cache"), known));

            provider.fetch(GitSource.of(server.url("app.git")), context).close();
            String withUser = server.url("app.git").replace("http://", "http://x-access-token:" + TOKEN + "@");
            new GitSourceProvider(GitOptions.of(folder.resolve("other"), CredentialProvider.NONE))
                    .fetch(GitSource.of(withUser), context)
                    .close();
        }
    }
}
