package io.github.runner4j.testkit.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class MountTest {

    private static final FileNode DIRECTORY = FileNode.directory(0755, Instant.EPOCH);

    private final FileTree tree = FileTree.of(DIRECTORY);
    private final FileTree volume = FileTree.of(DIRECTORY);

    @Test
    void showsTheOtherTreeInThePlaceOfWhatStoodThere() {
        tree.makeDirectories("/data", DIRECTORY);
        tree.put("/data/own", file("own"));
        tree.put("/data-1", file("beside"));
        volume.put("/shared", file("shared"));

        assertThat(tree.mount("/data", volume, "/", true)).isTrue();

        assertThat(tree.list("/data").orElseThrow()).containsExactly("shared");
        assertThat(tree.find("/data/own")).isEmpty();
        assertThat(tree.all().keySet()).containsExactly("/", "/data", "/data-1", "/data/own");
        assertThat(tree.walk("/").keySet()).containsExactly("", "/data", "/data-1", "/data/shared");
        assertThat(tree.walk("/data").keySet()).containsExactly("", "/shared");
        assertThat(tree.mountPoints()).containsExactly("/data");
    }

    @Test
    void sharesChanges() {
        FileTree other = FileTree.of(DIRECTORY);
        tree.mount("/a/b", volume, "/", true);
        other.mount("/x", volume, "/", true);

        assertThat(tree.put("/a/b/file", file("one"))).isTrue();
        assertThat(other.change("/x/file", node -> file("two"))).isTrue();

        assertThat(tree.find("/a/b/file").orElseThrow().content()).hasToString("two");
        assertThat(other.remove("/x/file")).isTrue();
        assertThat(volume.all().keySet()).containsExactly("/");
    }

    @Test
    void changesNothingThatIsOnlyToBeRead() {
        volume.put("/file", file("one"));
        tree.mount("/data", volume, "/", false);

        assertThat(tree.put("/data/new", file("two"))).isFalse();
        assertThat(tree.change("/data/file", node -> file("two"))).isFalse();
        assertThat(tree.remove("/data/file")).isFalse();
        assertThat(tree.makeDirectories("/data/a", DIRECTORY)).isFalse();
        assertThat(tree.makeDirectories("/data", DIRECTORY)).isTrue();
        assertThat(tree.move("/data/file", "/file")).isFalse();
    }

    @Test
    void mountsASingleFile() {
        volume.makeDirectories("/etc", DIRECTORY);
        volume.put("/etc/app.conf", file("host"));

        assertThat(tree.mount("/etc/conf/app", volume, "/etc/app.conf", true)).isTrue();

        assertThat(tree.find("/etc/conf/app").orElseThrow().content()).hasToString("host");
        assertThat(tree.change("/etc/conf/app", node -> file("changed"))).isTrue();
        assertThat(volume.find("/etc/app.conf").orElseThrow().content()).hasToString("changed");
        assertThat(tree.put("/etc/conf/app", file("instead"))).isFalse();
        assertThat(tree.mount("/nowhere", volume, "/nosuch", true)).isFalse();
    }

    @Test
    void keepsWhatIsMountedInItsPlace() {
        tree.mount("/a/data", volume, "/", true);

        assertThat(tree.remove("/a/data")).isFalse();
        assertThat(tree.remove("/a")).isFalse();
        assertThat(tree.move("/a", "/b")).isFalse();
    }

    @Test
    void movesBetweenTrees() {
        tree.mount("/data", volume, "/", true);
        tree.makeDirectories("/dir/sub", DIRECTORY);
        tree.put("/dir/sub/file", file("one"));

        assertThat(tree.move("/dir", "/data/dir")).isTrue();

        assertThat(volume.all().keySet()).containsExactly("/", "/dir", "/dir/sub", "/dir/sub/file");
        assertThat(tree.find("/dir")).isEmpty();
    }

    @Test
    void followsLinksIntoWhatIsMounted() {
        volume.put("/file", file("one"));
        tree.put("/link", FileNode.link("/data/file", Instant.EPOCH));
        tree.mount("/data", volume, "/", true);

        assertThat(tree.follow("/link").orElseThrow().content()).hasToString("one");
        assertThat(tree.real("/data/../link")).contains("/data/file");
    }

    @Test
    void forksWithoutWhatIsMounted() {
        tree.mount("/data", volume, "/", true);
        volume.put("/file", file("one"));

        FileTree copy = tree.fork();

        assertThat(copy.all().keySet()).containsExactly("/", "/data");
        assertThat(copy.mountPoints()).isEmpty();
    }

    private static FileNode file(String content) {
        return FileNode.file(Content.of(content), 0644, Instant.EPOCH);
    }
}
