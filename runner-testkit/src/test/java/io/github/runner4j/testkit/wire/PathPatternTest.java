package io.github.runner4j.testkit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PathPatternTest {

    @Test
    void fitsAPathWithAVersionAndWithout() {
        PathPattern pattern = PathPattern.of("/containers/web/start");

        assertThat(pattern.matches("/containers/web/start")).isTrue();
        assertThat(pattern.matches("/v1.41/containers/web/start")).isTrue();
        assertThat(pattern.matches("/v1.41/containers/web/stop")).isFalse();
        assertThat(pattern.matches("/x/containers/web/start")).isFalse();
    }

    @Test
    void leavesItsOwnVersionOutOfAccount() {
        assertThat(PathPattern.of("/v1.32/version").matches("/v1.41/version")).isTrue();
    }

    @Test
    void fitsOnePartOfAPathWithAStar() {
        PathPattern pattern = PathPattern.of("/containers/*/start");

        assertThat(pattern.matches("/containers/web/start")).isTrue();
        assertThat(pattern.matches("/containers/a/b/start")).isFalse();
    }

    @Test
    void fitsAnyPartsWithTwoStars() {
        assertThat(PathPattern.of("/images/**").matches("/v1.41/images/registry:5000/a/b/json"))
                .isTrue();
        assertThat(PathPattern.ANY.matches("/_ping")).isTrue();
    }

    @Test
    void takesAllElseLiterally() {
        assertThat(PathPattern.of("/a.c/(x)/*").matches("/abc/(x)/y")).isFalse();
        assertThat(PathPattern.of("/a.c/(x)/*").matches("/a.c/(x)/y")).isTrue();
    }

    @Test
    void refusesAPatternThatDoesNotBeginWithASlash() {
        assertThatThrownBy(() -> PathPattern.of("containers"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A pattern of paths begins with a slash: containers");
    }

    @Test
    void isEqualToOneWithTheSameText() {
        assertThat(PathPattern.of("/a")).isEqualTo(PathPattern.of("/a")).hasSameHashCodeAs(PathPattern.of("/a"));
        assertThat(PathPattern.of("/a")).isNotEqualTo(PathPattern.of("/b")).hasToString("/a");
    }
}
