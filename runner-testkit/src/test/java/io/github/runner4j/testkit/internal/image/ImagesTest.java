package io.github.runner4j.testkit.internal.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.testkit.files.Content;
import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileTree;
import io.github.runner4j.testkit.internal.engine.EventLog;
import io.github.runner4j.testkit.internal.engine.Ids;
import io.github.runner4j.testkit.internal.engine.Surroundings;
import io.github.runner4j.testkit.time.ManualClock;
import io.github.runner4j.testkit.wire.Dialect;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ImagesTest {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    private final ManualClock clock = ManualClock.at(NOW);
    private final Images images =
            new Images(new Surroundings(Dialect.DOCKER_20_10, clock, Runnable::run, new Ids(), new EventLog(clock)));

    @Test
    void findsAnImageByNameAndId() {
        Image image = add("app:1", "one");

        assertThat(images.find("app:1")).contains(image);
        assertThat(images.find("docker.io/library/app:1")).contains(image);
        assertThat(images.find(image.id())).contains(image);
        assertThat(images.find(Ids.shortened(image.id()))).contains(image);
        assertThat(images.find(image.id().substring(0, 20))).contains(image);
        assertThat(images.find("app")).isEmpty();
        assertThatThrownBy(() -> images.get("app")).hasMessage("No such image: app:latest");
    }

    @Test
    void movesANameToAnotherImage() {
        Image old = add("app:1", "one");
        Image now = add("app:1", "two");

        assertThat(images.find("app:1")).contains(now);
        assertThat(images.namesOf(old)).isEmpty();
        assertThat(images.namesOf(now)).hasToString("[docker.io/library/app:1]");
    }

    @Test
    void keepsLayersThatAnotherImageHas() {
        Image base = add("app:1", "one");
        Image child = ImageDraft.from(base).files(tree("two")).at(NOW);
        images.add(child, base);

        assertThat(images.parentOf(child)).contains(base);
        assertThat(images.childrenOf(base)).containsExactly(child);
        assertThat(images.remove(child)).hasSize(1);
        assertThat(images.remove(base)).isEqualTo(Layers.chainIds(base.layers()));
        assertThat(images.all()).isEmpty();
    }

    @Test
    void stacksLayers() throws IOException {
        FileTree first = tree("one");
        FileTree second = first.fork();
        second.put("/new", FileNode.file(Content.of("new"), 0644, NOW));
        second.put("/link", FileNode.link("new", NOW));
        second.remove("/file");
        Image image = ImageDraft.scratch().files(first).files(second).at(NOW);

        FileTree read = FileTree.of(FileNode.directory(0755, Instant.EPOCH));
        for (Layer layer : image.layers()) {
            assertThat(LayerReader.read(layer.open(), read).diffId()).isEqualTo(layer.diffId());
        }

        assertThat(read.all()).isEqualTo(second.all());
        assertThat(image.size()).isEqualTo(9);
        assertThat(image.files().all()).isEqualTo(second.all());
    }

    private Image add(String name, String content) {
        Image image = images.add(ImageDraft.scratch().files(tree(content)).at(NOW));
        images.name(image, images.reference(name));
        return image;
    }

    private static FileTree tree(String content) {
        FileTree tree = FileTree.of(FileNode.directory(0755, Instant.EPOCH));
        tree.put("/file", FileNode.file(Content.of(content), 0644, NOW));
        return tree;
    }
}
