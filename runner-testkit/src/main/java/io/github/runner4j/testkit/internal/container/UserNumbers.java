package io.github.runner4j.testkit.internal.container;

import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileNode.Owner;
import io.github.runner4j.testkit.files.FileTree;
import java.util.List;
import java.util.Optional;

/** The numbers of users and groups, as the files of a container have them. */
public final class UserNumbers {

    private static final int NUMBER = 2;
    private static final int GROUP = 3;

    private UserNumbers() {}

    /** The numbers of {@code user} or {@code user:group}, each a name or a number; 0 for names that are not known. */
    public static Owner of(FileTree files, String user) {
        String[] parts = user.split(":", 2);
        Optional<List<String>> entry = entry(files, "/etc/passwd", parts[0]);
        int number = number(parts[0])
                .or(() -> entry.flatMap(each -> number(each.get(NUMBER))))
                .orElse(0);
        int own = entry.flatMap(each -> number(each.get(GROUP))).orElse(0);
        if (parts.length == 1) {
            return new Owner(number, own);
        }
        int group = number(parts[1])
                .or(() -> entry(files, "/etc/group", parts[1]).flatMap(each -> number(each.get(NUMBER))))
                .orElse(0);
        return new Owner(number, group);
    }

    private static Optional<List<String>> entry(FileTree files, String list, String name) {
        String text =
                files.follow(list).map(FileNode::content).map(Object::toString).orElse("");
        return text.lines()
                .map(line -> List.of(line.split(":", -1)))
                .filter(each -> each.size() > GROUP
                        && (each.get(0).equals(name) || each.get(NUMBER).equals(name)))
                .findFirst();
    }

    private static Optional<Integer> number(String text) {
        return text.matches("\\d{1,9}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }
}
