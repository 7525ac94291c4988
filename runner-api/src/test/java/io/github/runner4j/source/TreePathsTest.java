package io.github.runner4j.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.testing.MemoryTree;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TreePathsTest {

    @ParameterizedTest
    @CsvSource({"./services/api/,services/api", "a//b,a/b", "a/./b,a/b", "a/../b,b", "'',''", ".,''", "a/..,''"})
    void makesPathsCanonical(String written, String canonical) {
        assertThat(TreePaths.normalize(written)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/etc/passwd", "..", "a/../..", "../a", "./../a"})
    void refusesPathsThatLeave(String path) {
        assertThatThrownBy(() -> TreePaths.normalize(path))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("refused");
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of("a", "b", "..", ".", "", "link")
                .list()
                .ofMaxSize(6)
                .map(names -> String.join("/", names));
    }

    @Property(tries = 1000)
    void neverLeavesTheTreeWhateverItsLinksSay(
            @ForAll("paths") String path, @ForAll("paths") String target, @ForAll("paths") String other) {
        MemoryTree tree = new MemoryTree()
                .file("a/b/file", "x")
                .file("b/file", "y")
                .link("link", target)
                .link("a/link", other)
                .link("a/b/link", "/etc");

        try {
            Optional<SourceEntry> found = TreePaths.resolve(tree, path);

            found.ifPresent(entry -> {
                assertThat(entry.isLink()).isFalse();
                assertThat(List.of(entry.path().split("/"))).doesNotContain("..", ".");
                assertThat(tree.find(entry.path())).contains(entry);
            });
        } catch (SourceException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION);
        }
    }

    @Test
    void followsLinksInsideTheTree() {
        MemoryTree tree = new MemoryTree()
                .file("docker/api/Dockerfile", "x")
                .link("api", "docker/api")
                .link("D", "./api/Dockerfile");

        assertThat(TreePaths.resolve(tree, "D")).map(SourceEntry::path).contains("docker/api/Dockerfile");
        assertThat(TreePaths.resolve(tree, "api/none")).isEmpty();
    }

    @Test
    void refusesLinksThatGoInACircleOrOut() {
        MemoryTree tree = new MemoryTree()
                .link("a", "b")
                .link("b", "a")
                .link("out", "../x")
                .link("root", "/etc/passwd")
                .link("self", "self/self")
                .link("long", "x/".repeat(5_000));

        assertThatThrownBy(() -> TreePaths.resolve(tree, "a")).hasMessageContaining("40 symbolic links");
        assertThatThrownBy(() -> TreePaths.resolve(tree, "self")).hasMessageContaining("40 symbolic links");
        assertThatThrownBy(() -> TreePaths.resolve(tree, "out")).hasMessageContaining("leaves the source");
        assertThatThrownBy(() -> TreePaths.resolve(tree, "root")).hasMessageContaining("outside the source");
        assertThatThrownBy(() -> TreePaths.resolve(tree, "long")).hasMessageContaining("4096 bytes");
    }
}
