package io.github.runner4j.testkit.internal.volume;

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
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VolumesTest {

    private final ManualClock clock = ManualClock.at(Instant.parse("2030-01-01T00:00:00Z"));
    private final EventLog events = new EventLog(clock);
    private final Volumes volumes =
            new Volumes(new Surroundings(Dialect.DOCKER_20_10, clock, Runnable::run, new Ids(), events));

    @Test
    void givesTheVolumeThatHasTheName() {
        Volume first = volumes.create(new VolumeSpec("data", "", Map.of("a", "1"), null));

        Volume second = volumes.create(VolumeSpec.named("data"));

        assertThat(second).isSameAs(first);
        assertThat(second.labels()).containsEntry("a", "1");
    }

    @Test
    void namesAVolumeThatHasNoName() {
        Volume volume = volumes.create(VolumeSpec.named(""));

        assertThat(volume.name()).matches("[0-9a-f]{64}");
        assertThat(volume.anonymous()).isTrue();
    }

    @Test
    void refusesToRemoveWhatAContainerUses() {
        volumes.use(VolumeSpec.named("data"), "c1");

        assertThatThrownBy(() -> volumes.remove("data", true)).hasMessage("remove data: volume is in use - [c1]");
        assertThat(volumes.release("c1")).extracting(Volume::name).containsExactly("data");
        volumes.remove("data", false);
        assertThat(volumes.list()).isEmpty();
    }

    @Test
    void removesWhatIsNotThereByForce() {
        volumes.remove("data", true);

        assertThatThrownBy(() -> volumes.remove("data", false)).hasMessage("get data: no such volume");
    }

    @Test
    void prunesWhatNobodyUses() {
        volumes.use(VolumeSpec.named("used"), "c1");
        volumes.create(VolumeSpec.named("free"));

        assertThat(volumes.prune(each -> true)).extracting(Volume::name).containsExactly("free");
        assertThat(volumes.list()).extracting(Volume::name).containsExactly("used");
    }

    @Test
    void takesWhatTheImageHoldsWhenItIsEmpty() {
        FileTree image = FileTree.of(FileNode.directory(0755, Instant.EPOCH));
        image.makeDirectories("/var/data/sub", FileNode.directory(0700, Instant.EPOCH));
        image.put("/var/data/sub/file", FileNode.file(Content.of("one"), 0644, Instant.EPOCH));
        Volume volume = volumes.create(VolumeSpec.named("data"));

        volume.populate(image, "/var/data");
        image.put("/var/data/late", FileNode.file(Content.of("two"), 0644, Instant.EPOCH));
        volume.populate(image, "/var/data");

        assertThat(volume.files().all().keySet()).containsExactly("/", "/sub", "/sub/file");
        assertThat(volume.files().find("/").orElseThrow().mode()).isEqualTo(0700);
        assertThat(volume.size()).isEqualTo(3);
    }
}
