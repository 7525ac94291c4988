package io.github.runner4j.testkit.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.testkit.files.FileNode.Owner;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FileTreeTest {

    private static final FileNode DIRECTORY = FileNode.directory(0755, Instant.EPOCH);

    private final FileTree tree = FileTree.of(DIRECTORY);

    @Test
    void keepsFilesInDirectories() {
        assertThat(tree.makeDirectories("/a/b", DIRECTORY)).isTrue();
        assertThat(tree.put("/a/b/c", file("one"))).isTrue();
        assertThat(tree.put("/a/x/c", file("one"))).isFalse();

        assertThat(tree.find("/a/./b/../b/c").orElseThrow().content()).hasToString("one");
        assertThat(tree.find("/a/b/c/d")).isEmpty();
        assertThat(tree.list("/a"))
                .hasValueSatisfying(names -> assertThat(names).containsExactly("b"));
        assertThat(tree.list("/")).hasValueSatisfying(names -> assertThat(names).containsExactly("a"));
        assertThat(tree.list("/a/b/c")).isEmpty();
        assertThat(tree.all().keySet()).containsExactly("/", "/a", "/a/b", "/a/b/c");
    }

    @Test
    void makesNoDirectoryThroughAFile() {
        tree.put("/file", file(""));

        assertThat(tree.makeDirectories("/file/a", DIRECTORY)).isFalse();
        assertThat(tree.makeDirectories("/file", DIRECTORY)).isFalse();
    }

    @Test
    void followsLinks() {
        tree.makeDirectories("/a/b", DIRECTORY);
        tree.put("/a/b/file", file("one"));
        tree.put("/absolute", FileNode.link("/a/b", Instant.EPOCH));
        tree.put("/a/relative", FileNode.link("../absolute/file", Instant.EPOCH));

        assertThat(tree.follow("/a/relative").orElseThrow().content()).hasToString("one");
        assertThat(tree.find("/a/relative").orElseThrow().kind()).isEqualTo(FileNode.Kind.LINK);
        assertThat(tree.real("/absolute/file")).contains("/a/b/file");
        assertThat(tree.put("/absolute/new", file("two"))).isTrue();
        assertThat(tree.find("/a/b/new")).isPresent();
        assertThat(tree.remove("/absolute")).isTrue();
        assertThat(tree.find("/a/b")).isPresent();
    }

    @Test
    void findsNothingThroughLinksInACircle() {
        tree.put("/one", FileNode.link("two", Instant.EPOCH));
        tree.put("/two", FileNode.link("one", Instant.EPOCH));

        assertThat(tree.follow("/one")).isEmpty();
        assertThat(tree.real("/one/x")).isEmpty();
    }

    @Test
    void neverLeavesTheRoot() {
        tree.put("/up", FileNode.link("../../..", Instant.EPOCH));

        assertThat(tree.real("/../../x")).contains("/x");
        assertThat(tree.real("/up/x")).contains("/x");
    }

    @Test
    void removesWithEverythingInside() {
        tree.makeDirectories("/a/b", DIRECTORY);
        tree.put("/a.b", file(""));
        tree.put("/a0", file(""));

        assertThat(tree.remove("/a")).isTrue();
        assertThat(tree.remove("/a")).isFalse();
        assertThat(tree.remove("/")).isFalse();
        assertThat(tree.all().keySet()).containsExactly("/", "/a.b", "/a0");
    }

    @Test
    void movesWithEverythingInside() {
        tree.makeDirectories("/a/b", DIRECTORY);
        tree.put("/a/b/c", file("one"));
        tree.put("/d", file("two"));

        assertThat(tree.move("/a", "/a/b/x")).isFalse();
        assertThat(tree.move("/a", "/d")).isTrue();
        assertThat(tree.move("/nothing", "/e")).isFalse();
        assertThat(tree.all().keySet()).containsExactly("/", "/d", "/d/b", "/d/b/c");
    }

    @Test
    void replacesNoFullDirectoryByAFile() {
        tree.makeDirectories("/a/b", DIRECTORY);

        assertThat(tree.put("/a", file(""))).isFalse();
        assertThat(tree.put("/a/b", file(""))).isTrue();
    }

    @Test
    void changesWhatIsThere() {
        tree.put("/a", file("one"));

        assertThat(tree.change("/a", node -> node.withMode(0600).withOwner(new Owner(5, 6))))
                .isTrue();
        assertThat(tree.change("/b", node -> node)).isFalse();
        assertThat(tree.find("/a").orElseThrow().mode()).isEqualTo(0600);
        assertThat(tree.find("/a").orElseThrow().owner()).isEqualTo(new Owner(5, 6));
    }

    @Test
    void copiesChangeOnTheirOwn() {
        tree.put("/a", file("one"));
        FileTree copy = tree.fork();

        copy.put("/a", file("two"));
        copy.put("/b", file("three"));

        assertThat(tree.all()).hasSize(2);
        assertThat(tree.find("/a").orElseThrow().content()).hasToString("one");
    }

    private static FileNode file(String text) {
        return FileNode.file(Content.of(text), 0644, Instant.EPOCH);
    }
}
