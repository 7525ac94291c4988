package io.github.runner4j.testkit.internal.mount;

import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileTree;
import io.github.runner4j.testkit.internal.volume.Volumes;
import java.time.Instant;
import java.util.List;

/** Lets the files of a container show what is mounted in it. */
public final class Mounter {

    private static final int OPEN_TO_ALL = 01777;

    private final Volumes volumes;

    public Mounter(Volumes volumes) {
        this.volumes = volumes;
    }

    /** Mounts what is there from the beginning. */
    public void mount(FileTree files, List<MountPoint> points) {
        for (MountPoint point : points) {
            point.volume().ifPresent(each -> files.mount(point.destination(), each.files(), "/", point.writable()));
            if (point.type().equals(MountSpec.BIND)) {
                HostFiles.show(point.source(), files, point);
            }
        }
    }

    /** Mounts new memory, for a run. */
    public void mountMemory(FileTree files, String destination, Instant now) {
        files.mount(destination, FileTree.of(FileNode.directory(OPEN_TO_ALL, now)), "/", true);
    }

    /** Tells that a container that starts mounts its volumes. */
    public void tellMounted(String container, List<MountPoint> points) {
        points.forEach(point -> point.volume()
                .ifPresent(each -> volumes.mounted(each, container, point.destination(), point.writable())));
    }

    /** Tells that a container that has ended does not mount its volumes any more. */
    public void tellUnmounted(String container, List<MountPoint> points) {
        points.forEach(point -> point.volume().ifPresent(each -> volumes.unmounted(each, container)));
    }
}
