package io.github.runner4j.config.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.source.GitSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceLocationTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "url:https://github.com/acme/hello | https://github.com/acme/hello | - | ''",
                "https://github.com/acme/hello/ | https://github.com/acme/hello | - | ''",
                "https://github.com/acme/hello.git | https://github.com/acme/hello.git | - | ''",
                "url:https://github.com/acme/hello/tree/main | https://github.com/acme/hello | main | ''",
                "url:https://github.com/acme/hello/tree/main/ | https://github.com/acme/hello | main | ''",
                "url:https://github.com/acme/hello/tree/v1.2/services/api/ | https://github.com/acme/hello | v1.2 | services/api",
                "url:https://github.com/acme/hello/blob/main/api/catalog-info.yaml | https://github.com/acme/hello | main | api",
                "url:https://github.com/acme/hello/blob/main/catalog-info.yaml | https://github.com/acme/hello | main | ''",
                "url:https://ghe.example.org/acme/hello/tree/feature%2Fone/a%20b | https://ghe.example.org/acme/hello | feature/one | a b",
                "url:https://gitlab.com/acme/team/hello/-/tree/main/api?ref_type=heads | https://gitlab.com/acme/team/hello | main | api",
                "url:https://gitlab.com/acme/hello/-/blob/main/api/x.yaml | https://gitlab.com/acme/hello | main | api",
                "url:https://bitbucket.org/acme/hello/src/main/api/ | https://bitbucket.org/acme/hello | main | api",
                "url:https://codeberg.org/acme/hello/src/branch/main/api | https://codeberg.org/acme/hello | main | api",
                "url:https://codeberg.org/acme/hello/src/commit/0123abc | https://codeberg.org/acme/hello | 0123abc | ''",
                "url:https://git.example.org/projects/ACME/repos/hello/browse/api?at=refs%2Fheads%2Fmain | https://git.example.org/scm/ACME/hello.git | refs/heads/main | api",
                "url:https://git.example.org/bb/projects/ACME/repos/hello | https://git.example.org/bb/scm/ACME/hello.git | - | ''",
                "url:https://dev.azure.com/acme/shop/_git/hello?path=/api&version=GBmain | https://dev.azure.com/acme/shop/_git/hello | main | api",
                "url:https://dev.azure.com/acme/shop/_git/hello | https://dev.azure.com/acme/shop/_git/hello | - | ''",
                "ssh://git@example.org/acme/hello.git | ssh://git@example.org/acme/hello.git | - | ''",
            })
    void takesTheTailsOfForgesApart(String text, String repository, String ref, String subdirectory) {
        SourceLocation location = SourceLocation.parse(text).orElseThrow();

        GitSource expected = GitSource.of(repository);
        assertThat(location.source()).usingRecursiveComparison().isEqualTo(ref == null ? expected : expected.ref(ref));
        assertThat(location.subdirectory()).isEqualTo(subdirectory);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "url:",
                "hello",
                "dir:./hello",
                "url:/etc/passwd",
                "file:///srv/hello",
                "--upload-pack=touch",
                "https://exa mple.org/x",
                "https:///acme/hello",
                "url:https://github.com/acme/hello/tree/main/../x",
                "url:https://github.com/acme/hello/tree/main/%2e%2e/x",
                "url:https://github.com/acme/hello/tree/main%00/x",
                "url:https://github.com/acme/hello/tree/main/x%0ay",
                "url:https://dev.azure.com/acme/shop/_git/hello?path=/../x&version=GBmain",
                "ext::sh -c touch% /tmp/x"
            })
    void knowsWhatIsNoAddress(String text) {
        assertThat(SourceLocation.parse(text)).isEmpty();
    }
}
