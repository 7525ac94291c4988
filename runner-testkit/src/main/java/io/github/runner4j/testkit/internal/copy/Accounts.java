package io.github.runner4j.testkit.internal.copy;

import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileNode.Owner;
import io.github.runner4j.testkit.files.FileTree;
import io.github.runner4j.testkit.internal.engine.Refusal;

/** Finds whom files are to belong to, by the accounts of an image. */
public final class Accounts {

    private static final int NUMBER = 2;

    private Accounts() {}

    /** By {@code USER}, {@code USER:GROUP}, names or numbers; the group is called as the user without one. */
    public static Owner find(FileTree files, String text) {
        String[] parts = text.split(":", -1);
        if (parts.length > 2) {
            throw refused("invalid chown string format: " + text);
        }
        String group = parts.length == 2 ? parts[1] : parts[0];
        return new Owner(
                number(files, "/etc/passwd", "user", "uid", parts[0]),
                number(files, "/etc/group", "group", "gid", group));
    }

    private static int number(FileTree files, String list, String kind, String id, String name) {
        if (name.matches("\\d{1,9}")) {
            return Integer.parseInt(name);
        }
        String missing = "can't find " + id + " for " + kind + " " + name + ": ";
        String text = files.follow(list)
                .map(FileNode::content)
                .map(Object::toString)
                .orElseThrow(() -> refused(missing + "open " + list + ": no such file or directory"));
        return text.lines()
                .map(line -> line.split(":", -1))
                .filter(line -> line[0].equals(name) && line.length > NUMBER && line[NUMBER].matches("\\d{1,9}"))
                .map(line -> Integer.parseInt(line[NUMBER]))
                .findFirst()
                .orElseThrow(() -> refused(missing + "no such " + kind + ": " + name));
    }

    private static Refusal refused(String reason) {
        return Refusal.broken("unable to convert uid/gid chown string to host mapping: " + reason);
    }
}
