package io.github.runner4j.testkit.internal.applet.system;

import io.github.runner4j.testkit.internal.userland.Options;
import io.github.runner4j.testkit.internal.userland.Session;
import io.github.runner4j.testkit.internal.userland.Users;
import io.github.runner4j.testkit.internal.userland.Users.User;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code id}, {@code whoami}, {@code groups} and {@code logname}. */
public final class Identity {

    private Identity() {}

    public static int id(Session session) throws IOException {
        Options options = Options.parse(session.words(), "unrgG");
        Users users = new Users(session.context().files());
        Optional<User> user = options.rest().isEmpty()
                ? Optional.of(users.find(session.context().user()))
                : users.named(options.rest().get(0));
        if (user.isEmpty()) {
            return session.complain("unknown user " + options.rest().get(0));
        }
        int group = user.get().id().group();
        boolean names = options.has('n');
        if (options.has('u')) {
            session.line(
                    names ? user.get().name() : Integer.toString(user.get().id().user()));
        } else if (options.has('g')) {
            session.line(names ? users.groupName(group) : Integer.toString(group));
        } else if (options.has('G')) {
            session.line(groups(users, user.get()).stream()
                    .map(each -> names ? users.groupName(each) : Integer.toString(each))
                    .collect(Collectors.joining(" ")));
        } else {
            session.line(whole(users, user.get()));
        }
        return 0;
    }

    private static List<Integer> groups(Users users, User user) {
        List<Integer> groups = new ArrayList<>(List.of(user.id().group()));
        users.furtherGroups(user.name()).stream()
                .filter(each -> !groups.contains(each))
                .forEach(groups::add);
        return groups;
    }

    private static String whole(Users users, User user) {
        int number = user.id().user();
        String name = users.named(Integer.toString(number)).isPresent() ? "(" + user.name() + ")" : "";
        List<Integer> groups = groups(users, user);
        String further = groups.size() < 2
                ? ""
                : " groups=" + groups.stream().map(each -> shown(users, each)).collect(Collectors.joining(","));
        return "uid=" + number + name + " gid=" + shown(users, user.id().group()) + further;
    }

    private static String shown(Users users, int group) {
        String name = users.groupName(group);
        return name.equals(Integer.toString(group)) ? name : group + "(" + name + ")";
    }

    public static int whoami(Session session) throws IOException {
        Users users = new Users(session.context().files());
        User user = users.find(session.context().user());
        if (users.named(user.name()).isEmpty()) {
            return session.complain("unknown uid " + user.id().user());
        }
        session.line(user.name());
        return 0;
    }

    public static int groups(Session session) throws IOException {
        Users users = new Users(session.context().files());
        session.line(groups(users, users.find(session.context().user())).stream()
                .map(users::groupName)
                .collect(Collectors.joining(" ")));
        return 0;
    }
}
