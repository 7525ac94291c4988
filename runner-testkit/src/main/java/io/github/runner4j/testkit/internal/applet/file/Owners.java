package io.github.runner4j.testkit.internal.applet.file;

import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileNode.Kind;
import io.github.runner4j.testkit.internal.userland.Errno;
import io.github.runner4j.testkit.internal.userland.Options;
import io.github.runner4j.testkit.internal.userland.Session;
import io.github.runner4j.testkit.internal.userland.Users;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** {@code chmod}, {@code chown} and {@code chgrp}. */
public final class Owners {

    private static final int AS_IT_IS = -1;

    private Owners() {}

    public static int changeMode(Session session) throws IOException {
        List<String> words = session.words();
        // "-w" and the like are modes, no options.
        boolean recursive = words.contains("-R");
        List<String> rest =
                words.stream().filter(each -> !each.matches("-[Rvcf]+")).toList();
        if (rest.size() < 2) {
            return session.usage("[-R] MODE[,MODE]... FILE...");
        }
        Mode mode = Mode.parse(rest.get(0));
        return change(session, rest.subList(1, rest.size()), recursive, node -> node.withMode(mode.apply(node)));
    }

    public static int changeOwner(Session session) throws IOException {
        Options options = Options.parse(session.words(), "RhLHPcvf", Map.of("recursive", 'R'));
        List<String> rest = options.rest();
        if (rest.size() < 2) {
            return session.usage("[-Rh]... USER[:[GRP]] FILE...");
        }
        String[] parts = rest.get(0).split("[:.]", 2);
        Users users = new Users(session.context().files());
        int user = parts[0].isEmpty() ? AS_IT_IS : user(users, parts[0]);
        int group = parts.length < 2 || parts[1].isEmpty() ? AS_IT_IS : group(users, parts[1]);
        return change(session, rest.subList(1, rest.size()), options.has('R'), node -> owned(node, user, group));
    }

    public static int changeGroup(Session session) throws IOException {
        Options options = Options.parse(session.words(), "RhLHPcvf", Map.of("recursive", 'R'));
        List<String> rest = options.rest();
        if (rest.size() < 2) {
            return session.usage("[-Rh]... GROUP FILE...");
        }
        int group = group(new Users(session.context().files()), rest.get(0));
        return change(session, rest.subList(1, rest.size()), options.has('R'), node -> owned(node, AS_IT_IS, group));
    }

    private static FileNode owned(FileNode node, int user, int group) {
        return node.withOwner(new FileNode.Owner(
                user == AS_IT_IS ? node.owner().user() : user,
                group == AS_IT_IS ? node.owner().group() : group));
    }

    private static int user(Users users, String name) throws IOException {
        Optional<Integer> number = users.named(name).map(each -> each.id().user());
        if (number.isEmpty() && !Users.isNumber(name)) {
            throw new IOException("unknown user " + name);
        }
        return number.orElseGet(() -> Integer.valueOf(name));
    }

    private static int group(Users users, String name) throws IOException {
        return users.group(name).orElseThrow(() -> new IOException("unknown group " + name));
    }

    private static int change(Session session, List<String> paths, boolean recursive, UnaryOperator<FileNode> change) {
        int code = 0;
        for (String path : paths) {
            if (!session.tree().exists(path)) {
                code = session.complain(path + ": " + Errno.NO_ENTRY.text());
                continue;
            }
            for (String each : recursive ? below(session, path) : List.of(path)) {
                try {
                    session.tree().change(each, change);
                } catch (IOException e) {
                    code = session.complain(each + ": " + Session.reason(e));
                }
            }
        }
        return code;
    }

    private static List<String> below(Session session, String path) {
        List<String> below = new ArrayList<>();
        session.tree().files().walk(session.tree().absolute(path)).forEach((rest, node) -> {
            if (node.kind() != Kind.LINK) {
                below.add(path + rest);
            }
        });
        return below;
    }
}
