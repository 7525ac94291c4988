package io.github.runner4j.docker.internal.cgroup;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The control groups that a process is in: by controller of version 1, and under the empty name of version 2. */
final class Membership {

    private static final int FIELDS = 3;

    private final Map<String, String> groups;

    private Membership(Map<String, String> groups) {
        this.groups = groups;
    }

    /** Source: {@code /proc/PID/cgroup}, lines as in {@code 4:cpu,cpuacct:/docker/ID}. */
    static Optional<Membership> of(Path process) {
        return Text.lines(process.resolve("cgroup")).map(lines -> new Membership(groups(lines)));
    }

    private static Map<String, String> groups(List<String> lines) {
        Map<String, String> groups = new HashMap<>();
        for (String line : lines) {
            String[] fields = line.split(":", FIELDS);
            if (fields.length == FIELDS) {
                for (String controller : fields[1].split(",", -1)) {
                    groups.put(controller, fields[2]);
                }
            }
        }
        return groups;
    }

    boolean names(String containerId) {
        return !containerId.isEmpty() && groups.values().stream().anyMatch(group -> group.contains(containerId));
    }

    /** Version 1 where the memory is counted by it, else version 2; nothing when neither shows this group. */
    Optional<GroupCounters> counters(Mounts mounts) {
        if (groups.containsKey("memory")) {
            return directory(mounts, "memory").map(memory -> new VersionOne(this, mounts, memory));
        }
        return directory(mounts, Mounts.UNIFIED).map(VersionTwo::new);
    }

    Optional<Path> directory(Mounts mounts, String controller) {
        return Optional.ofNullable(groups.get(controller)).flatMap(group -> mounts.directory(controller, group));
    }
}
