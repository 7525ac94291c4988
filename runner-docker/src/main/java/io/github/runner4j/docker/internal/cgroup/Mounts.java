package io.github.runner4j.docker.internal.cgroup;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the control groups are mounted: of version 1 each controller, of version 2 all under one name. */
final class Mounts {

    /** Under which name version 2 is found; no controller of version 1 is called so. */
    static final String UNIFIED = "";

    private static final int ROOT = 3;
    private static final int POINT = 4;

    private record Mount(String root, Path point) {}

    private final Map<String, Mount> byController = new HashMap<>();
    private final Path top;

    private Mounts(Path top) {
        this.top = top;
    }

    /** Source: {@code /proc/self/mountinfo}. */
    static Mounts read(Path top) {
        Mounts mounts = new Mounts(top);
        Text.lines(top.resolve("proc/self/mountinfo")).stream()
                .flatMap(List::stream)
                .forEach(mounts::add);
        return mounts;
    }

    /** The directory of a control group, when its controller is mounted and shows it. */
    Optional<Path> directory(String controller, String group) {
        return Optional.ofNullable(byController.get(controller)).flatMap(mount -> below(mount, group));
    }

    private static Optional<Path> below(Mount mount, String group) {
        if (mount.root().equals("/")) {
            return Optional.of(mount.point().resolve(relative(group)));
        }
        return group.startsWith(mount.root() + "/")
                ? Optional.of(mount.point()
                        .resolve(relative(group.substring(mount.root().length()))))
                : Optional.empty();
    }

    /** Fields before the dash: id, parent, device, root, mount point, options…; after it: type, source, super options. */
    private void add(String line) {
        String[] halves = line.split(" - ", 2);
        String[] before = halves[0].split(" ", -1);
        String[] after = halves.length == 2 ? halves[1].split(" ", -1) : new String[0];
        if (before.length <= POINT || after.length < 1) {
            return;
        }
        Mount mount = new Mount(before[ROOT], top.resolve(relative(before[POINT])));
        if (after[0].equals("cgroup2")) {
            byController.putIfAbsent(UNIFIED, mount);
        } else if (after[0].equals("cgroup")) {
            Arrays.stream(after[after.length - 1].split(",", -1))
                    .forEach(each -> byController.putIfAbsent(each, mount));
        }
    }

    private static String relative(String path) {
        return path.startsWith("/") ? path.substring(1) : path;
    }
}
