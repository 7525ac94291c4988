package io.github.runner4j.testkit.internal.userland;

import io.github.runner4j.testkit.files.Content;
import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileTree;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The users and groups that a container's files know. */
public record Users(FileTree files) {

    private static final String USERS = "/etc/passwd";
    private static final String GROUPS = "/etc/group";

    /**
     * Somebody.
     *
     * @param name the user's name; the number when there is none
     * @param id the numbers of user and group
     * @param home the home directory
     */
    public record User(String name, FileNode.Owner id, String home) {}

    /** As whom a process runs: a name or a number, with a group after a colon or without; empty for the administrator. */
    public User find(String user) {
        String[] parts = user.split(":", 2);
        String name = parts[0].isEmpty() ? "0" : parts[0];
        User found = named(name).orElseGet(() -> new User(name, new FileNode.Owner(number(name), 0), "/"));
        return parts.length == 1
                ? found
                : new User(found.name(), new FileNode.Owner(found.id().user(), groupNumber(parts[1])), found.home());
    }

    /** A user by name or number, when the files know one. */
    public Optional<User> named(String nameOrNumber) {
        return entries(USERS, 6)
                .filter(each -> each.get(0).equals(nameOrNumber) || each.get(2).equals(nameOrNumber))
                .map(each -> new User(
                        each.get(0), new FileNode.Owner(number(each.get(2)), number(each.get(3))), each.get(5)))
                .findFirst();
    }

    /** A user's name; the number as text when there is none. */
    public String userName(int number) {
        return nameOf(USERS, 3, number).orElse(Integer.toString(number));
    }

    /** A group's name; the number as text when there is none. */
    public String groupName(int number) {
        return nameOf(GROUPS, 3, number).orElse(Integer.toString(number));
    }

    /** A group's number by its name or number, when the files know it or it is a number. */
    public Optional<Integer> group(String nameOrNumber) {
        return entries(GROUPS, 3)
                .filter(each -> each.get(0).equals(nameOrNumber))
                .map(each -> number(each.get(2)))
                .findFirst()
                .or(() -> Optional.of(nameOrNumber).filter(Users::isNumber).map(Integer::valueOf));
    }

    /** The groups besides the first that a user is in. */
    public List<Integer> furtherGroups(String user) {
        return entries(GROUPS, 4)
                .filter(each -> List.of(each.get(3).split(",", -1)).contains(user))
                .map(each -> number(each.get(2)))
                .toList();
    }

    /** Whether it is a number that can be a user's or a group's. */
    public static boolean isNumber(String text) {
        return text.matches("[0-9]{1,9}");
    }

    private int groupNumber(String group) {
        return group(group).orElse(0);
    }

    private Optional<String> nameOf(String file, int fields, int number) {
        return entries(file, fields)
                .filter(each -> each.get(2).equals(Integer.toString(number)))
                .map(each -> each.get(0))
                .findFirst();
    }

    private Stream<List<String>> entries(String file, int fields) {
        return files.follow(file)
                .map(FileNode::content)
                .map(Content::toString)
                .orElse("")
                .lines()
                .map(line -> List.of(line.split(":", -1)))
                .filter(each -> each.size() >= fields);
    }

    private static int number(String text) {
        return isNumber(text) ? Integer.parseInt(text) : 0;
    }
}
