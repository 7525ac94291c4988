package io.github.runner4j.testkit.internal.applet.file;

import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.internal.userland.Errno;
import io.github.runner4j.testkit.internal.userland.Options;
import io.github.runner4j.testkit.internal.userland.Session;
import io.github.runner4j.testkit.internal.userland.Tree;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code mkdir} and {@code rmdir}. */
public final class Directories {

    private Directories() {}

    public static int make(Session session) throws IOException {
        Options options = Options.parse(session.words(), "pm:v", Map.of("parents", 'p', "mode", 'm'));
        if (options.rest().isEmpty()) {
            return session.usage("[-m MODE] [-p] DIRECTORY...");
        }
        int code = 0;
        for (String path : options.rest()) {
            try {
                if (options.has('p')) {
                    makeAll(session.tree(), path);
                } else {
                    session.tree().makeDirectory(path);
                }
                Optional<String> mode = options.value('m');
                if (mode.isPresent()) {
                    Mode parsed = Mode.parse(mode.get());
                    session.tree().change(path, node -> node.withMode(parsed.apply(node)));
                }
            } catch (IOException e) {
                code = session.complain("can't create directory '" + path + "': " + Session.reason(e));
            }
        }
        return code;
    }

    /** Makes a directory and those above it. */
    static void makeAll(Tree tree, String path) throws IOException {
        if (tree.isDirectory(path)) {
            return;
        }
        String parent = Tree.parent(tree.absolute(path));
        if (!parent.equals("/")) {
            makeAll(tree, parent);
        }
        tree.makeDirectory(path);
    }

    public static int remove(Session session) throws IOException {
        Options options = Options.parse(session.words(), "p");
        if (options.rest().isEmpty()) {
            return session.usage("[-p] DIRECTORY...");
        }
        int code = 0;
        for (String path : options.rest()) {
            try {
                String at = path.replaceAll("(?<=.)/+$", "");
                removeOne(session.tree(), at);
                while (options.has('p') && at.lastIndexOf('/') > 0) {
                    at = at.substring(0, at.lastIndexOf('/'));
                    removeOne(session.tree(), at);
                }
            } catch (IOException e) {
                code = session.complain("'" + path + "': " + Session.reason(e));
            }
        }
        return code;
    }

    private static void removeOne(Tree tree, String path) throws IOException {
        Optional<FileNode> node = tree.find(path);
        if (node.isPresent() && !node.get().isDirectory()) {
            throw Errno.NO_DIRECTORY.exception();
        } else if (!tree.list(path).orElse(List.of()).isEmpty()) {
            throw Errno.NOT_EMPTY.exception();
        }
        tree.remove(path);
    }
}
