package io.github.runner4j.testkit.internal.container;

import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileTree;
import io.github.runner4j.testkit.internal.engine.Refusal;

/** Who a process may run as: numbers, and names that the files of the container know. */
final class Users {

    private Users() {}

    /** Refuses a user or group that does not exist. */
    static void check(FileTree files, String user) {
        String[] parts = user.split(":", 2);
        if (unknown(files, "/etc/passwd", parts[0])) {
            throw Refusal.broken("unable to find user " + parts[0] + ": no matching entries in passwd file");
        }
        if (parts.length > 1 && unknown(files, "/etc/group", parts[1])) {
            throw Refusal.broken("unable to find group " + parts[1] + ": no matching entries in group file");
        }
    }

    private static boolean unknown(FileTree files, String list, String name) {
        boolean number = name.chars().allMatch(Character::isDigit);
        String text =
                files.follow(list).map(FileNode::content).map(Object::toString).orElse("");
        return !number && text.lines().noneMatch(line -> line.startsWith(name + ":"));
    }
}
