package io.github.runner4j.testkit.internal.applet.system;

import io.github.runner4j.testkit.files.Content;
import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.internal.userland.Options;
import io.github.runner4j.testkit.internal.userland.Session;
import io.github.runner4j.testkit.internal.userland.Tree;
import io.github.runner4j.testkit.internal.userland.Users;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code adduser}, {@code addgroup} and {@code su}, as far as images use them. */
public final class Accounts {

    private static final String USERS = "/etc/passwd";
    private static final String GROUPS = "/etc/group";
    private static final int FIRST = 1000;
    private static final int HOME_MODE = 0755;

    private Accounts() {}

    public static int addUser(Session session) throws IOException {
        Options options = Options.parse(
                session.words(),
                "h:g:s:G:u:k:SDH",
                Map.of("uid", 'u', "ingroup", 'G', "home", 'h', "disabled-password", 'D'));
        if (options.rest().isEmpty()) {
            return session.usage("[OPTIONS] USER [GROUP]");
        }
        String name = options.rest().get(0);
        Users users = new Users(session.context().files());
        if (options.rest().size() > 1) {
            return join(session, name, options.rest().get(1));
        } else if (users.named(name).isPresent()) {
            return session.complain("user '" + name + "' in use");
        }
        int number =
                options.value('u').filter(Users::isNumber).map(Integer::valueOf).orElseGet(() -> free(session, USERS));
        Optional<Integer> known = options.value('G').flatMap(users::group);
        if (options.has('G') && known.isEmpty()) {
            return session.complain("unknown group " + options.value('G').orElse(""));
        }
        int group = known.orElse(number);
        if (known.isEmpty()) {
            append(session, GROUPS, name + ":x:" + group + ":");
        }
        String home = options.value('h').orElse("/home/" + name);
        String shell = options.value('s').orElse(options.has('S') ? "/bin/false" : "/bin/sh");
        append(
                session,
                USERS,
                name + ":x:" + number + ":" + group + ":" + options.value('g').orElse("Linux User,,,") + ":" + home
                        + ":" + shell);
        if (!options.has('H')) {
            FileNode directory =
                    FileNode.directory(HOME_MODE, session.context().clock().instant());
            session.tree().files().makeDirectories(home, directory);
            session.tree().change(home, each -> each.withOwner(new FileNode.Owner(number, group)));
        }
        return 0;
    }

    public static int addGroup(Session session) throws IOException {
        Options options = Options.parse(session.words(), "g:S", Map.of("gid", 'g', "system", 'S'));
        if (options.rest().isEmpty()) {
            return session.usage("[-g GID] [-S] [USER] GROUP");
        } else if (options.rest().size() > 1) {
            return join(session, options.rest().get(0), options.rest().get(1));
        }
        String name = options.rest().get(0);
        if (new Users(session.context().files()).group(name).isPresent()) {
            return session.complain("group '" + name + "' in use");
        }
        int number =
                options.value('g').filter(Users::isNumber).map(Integer::valueOf).orElseGet(() -> free(session, GROUPS));
        append(session, GROUPS, name + ":x:" + number + ":");
        return 0;
    }

    private static int join(Session session, String user, String group) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : lines(session.tree(), GROUPS)) {
            boolean empty = line.endsWith(":");
            lines.add(line.startsWith(group + ":") ? line + (empty ? "" : ",") + user : line);
        }
        session.tree().write(GROUPS, Content.of(String.join("\n", lines) + "\n"));
        return 0;
    }

    private static List<String> lines(Tree tree, String path) {
        return tree.follow(path)
                .map(each -> each.content().toString().lines().toList())
                .orElse(List.of());
    }

    private static int free(Session session, String file) {
        int number = FIRST;
        List<String> lines = lines(session.tree(), file);
        while (isTaken(lines, number)) {
            number++;
        }
        return number;
    }

    private static boolean isTaken(List<String> lines, int number) {
        return lines.stream()
                .map(each -> each.split(":", -1))
                .anyMatch(each -> each.length > 2 && each[2].equals(Integer.toString(number)));
    }

    private static void append(Session session, String path, String line) throws IOException {
        String before = String.join("\n", lines(session.tree(), path));
        session.tree().write(path, Content.of(before + (before.isEmpty() ? "" : "\n") + line + "\n"));
    }

    /** Runs a shell with the other user's variables; the process stays whose it is. */
    public static int su(Session session) throws IOException, InterruptedException {
        Options options = Options.parse(session.words(), "mplc:s:");
        List<String> rest =
                options.rest().stream().filter(each -> !each.equals("-")).toList();
        String name = rest.isEmpty() ? "root" : rest.get(0);
        Optional<Users.User> user = new Users(session.context().files()).named(name);
        if (user.isEmpty()) {
            return session.complain("unknown user " + name);
        }
        Map<String, String> environment = new TreeMap<>(session.context().environment());
        environment.putAll(
                Map.of("USER", name, "LOGNAME", name, "HOME", user.get().home()));
        List<String> words = new ArrayList<>(List.of(options.value('s').orElse("sh")));
        options.value('c').ifPresent(each -> words.addAll(List.of("-c", each)));
        return Run.instead(session, words, environment);
    }
}
