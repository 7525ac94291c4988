package io.github.runner4j.testkit.internal.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.wire.Dialect;
import org.junit.jupiter.api.Test;

class ReferenceTest {

    @Test
    void makesShortNamesComplete() {
        assertThat(parse("busybox")).hasToString("docker.io/library/busybox");
        assertThat(parse("acme/app:1")).hasToString("docker.io/acme/app:1");
        assertThat(parse("index.docker.io/app")).hasToString("docker.io/library/app");
        assertThat(parse("localhost/app")).hasToString("localhost/app");
        assertThat(parse("host:5000/a/b:1.0")).hasToString("host:5000/a/b:1.0");
        assertThat(parse("busybox").withDefaultTag()).hasToString("docker.io/library/busybox:latest");
    }

    @Test
    void writesNamesAsPeopleDo() {
        assertThat(parse("docker.io/library/busybox:1").familiar()).isEqualTo("busybox:1");
        assertThat(parse("docker.io/acme/app").familiar()).isEqualTo("acme/app");
        assertThat(parse("library/a/b").familiar()).isEqualTo("library/a/b");
        assertThat(parse("host:5000/app:1").familiar()).isEqualTo("host:5000/app:1");
    }

    @Test
    void readsDigests() {
        String digest = "sha256:" + "a".repeat(64);

        assertThat(parse("app@" + digest).digest()).contains(digest);
        assertThat(parse("app:1@" + digest).stored()).hasToString("docker.io/library/app@" + digest);
        assertThat(Reference.digestIn(digest)).contains(digest);
        assertThat(Reference.digestIn("a".repeat(64))).contains(digest);
        assertThat(Reference.digestIn("app")).isEmpty();
    }

    @Test
    void refusesWhatIsNoName() {
        refuses("", "invalid reference format");
        refuses("a:b:c", "invalid reference format");
        refuses("-a", "invalid reference format");
        refuses("a@b", "invalid reference format");
        refuses("host/", "invalid reference format");
        refuses("a".repeat(300), "repository name must not be more than 255 characters");
        refuses(
                "a".repeat(64),
                "invalid repository name (" + "a".repeat(64) + "), cannot specify 64-byte hexadecimal strings");
    }

    @Test
    void refusesCapitalsInTheWordsOfTheEngine() {
        refuses("Foo", "invalid reference format: repository name must be lowercase");
        assertThatThrownBy(() -> Reference.parse("Foo", Dialect.DOCKER_26))
                .hasMessage("invalid reference format: repository name (library/Foo) must be lowercase");
        assertThat(Reference.parse("Foo/bar", Dialect.DOCKER_26).domain()).isEqualTo("Foo");
    }

    private static Reference parse(String text) {
        return Reference.parse(text, Dialect.DOCKER_20_10);
    }

    private static void refuses(String text, String message) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(Refusal.class).hasMessage(message);
    }
}
