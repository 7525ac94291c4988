package io.github.runner4j.docker.internal.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.docker.internal.git.remote.GitUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://example.org/acme/app.git, HTTPS, example.org, 443, /acme/app.git",
        "HTTPS://example.org:8443/a%20b, HTTPS, example.org, 8443, /a%20b",
        "http://[::1]:8080/x, HTTP, ::1, 8080, /x",
        "ssh://git@example.org/acme/app.git, SSH, example.org, 22, /acme/app.git",
        "ssh://git@example.org:2222/~me/a%20b, SSH, example.org, 2222, ~me/a b",
        "git@example.org:acme/app.git, SSH, example.org, 22, acme/app.git",
        "example.org:/srv/app.git, SSH, example.org, 22, /srv/app.git",
        "git://example.org/app, GIT, example.org, 9418, /app",
        "file:///srv/app%20x, FILE, '', -1, /srv/app x",
        "/srv/app, FILE, '', -1, /srv/app",
        "/srv/a:b/c, FILE, '', -1, /srv/a:b/c"
    })
    void readsWhatGitCloneReads(String text, GitUrl.Scheme scheme, String host, int port, String path) {
        GitUrl url = GitUrl.parse(text);

        assertThat(url.scheme()).isEqualTo(scheme);
        assertThat(url.plainHost()).isEqualTo(host);
        assertThat(url.effectivePort()).isEqualTo(port);
        assertThat(url.path()).isEqualTo(path);
    }

    @Test
    void keepsTheCredentialOutOfEveryText() {
        GitUrl url = GitUrl.parse("https://me:s3cr%40t@example.org/app.git");

        assertThat(url.user()).contains("me");
        assertThat(url.password().orElseThrow().reveal()).isEqualTo("s3cr@t");
        assertThat(url + " " + url.uri() + " " + url.canonical() + " " + url.web("/info"))
                .doesNotContain("s3cr")
                .doesNotContain("me:");
    }

    @Test
    void oneRepositoryHasOneCanonicalForm() {
        assertThat(GitUrl.parse("https://u:p@Example.org:443/app/").canonical())
                .isEqualTo(GitUrl.parse("https://example.org/app").canonical());
        assertThat(GitUrl.parse("a@example.org:app").canonical())
                .as("relative to another home")
                .isNotEqualTo(GitUrl.parse("b@example.org:app").canonical());
    }

    @Test
    void resolvesRelativeUrlsOfSubmodules() {
        GitUrl url = GitUrl.parse("https://example.org/acme/app.git");

        assertThat(url.resolve("../library.git").path()).isEqualTo("/acme/library.git");
        assertThat(url.resolve("./sub").path()).isEqualTo("/acme/app.git/sub");
        assertThat(GitUrl.parse("git@example.org:acme/app.git")
                        .resolve("../lib")
                        .path())
                .isEqualTo("acme/lib");
        assertThatThrownBy(() -> url.resolve("../../../x")).isInstanceOf(IllegalArgumentException.class);
    }
}
