package io.github.runner4j.testkit.internal.applet.file;

import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileNode.Kind;
import io.github.runner4j.testkit.internal.userland.Errno;
import io.github.runner4j.testkit.internal.userland.Options;
import io.github.runner4j.testkit.internal.userland.Session;
import io.github.runner4j.testkit.internal.userland.Tree;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code mv}, {@code rm}, {@code unlink} and {@code ln}. */
public final class Move {

    private Move() {}

    public static int move(Session session) throws IOException {
        Options options = Options.parse(session.words(), "finTt:v");
        List<String> rest = options.rest();
        Optional<String> directory = options.value('t');
        if (rest.isEmpty() || (directory.isEmpty() && rest.size() < 2)) {
            return session.usage("[-finT] SOURCE DEST\nor: mv [-fin] SOURCE... { -t DIRECTORY | DIRECTORY }");
        }
        String target = directory.orElse(rest.get(rest.size() - 1));
        List<String> sources = directory.isPresent() ? rest : rest.subList(0, rest.size() - 1);
        boolean into = directory.isPresent()
                || sources.size() > 1
                || (session.tree().isDirectory(target) && !options.has('T'));
        int code = 0;
        for (String source : sources) {
            code |= move(session, source, into ? Copy.into(target, source) : target, options.has('n'));
        }
        return code;
    }

    private static int move(Session session, String source, String target, boolean keep) {
        Tree tree = session.tree();
        Optional<FileNode> node = tree.find(source);
        if (node.isEmpty()) {
            return session.complain(
                    "can't rename '" + source + "': " + tree.missing(source).text());
        } else if (keep && tree.find(target).isPresent()) {
            return 0;
        }
        Optional<FileNode> there = tree.find(target);
        if (there.isPresent()
                && there.get().isDirectory()
                && !tree.list(target).orElse(List.of()).isEmpty()) {
            return session.complain("can't rename '" + source + "': " + Errno.NOT_EMPTY.text());
        }
        if (!tree.files().move(tree.absolute(source), tree.absolute(target))) {
            Errno why = tree.isDirectory(Tree.parent(tree.absolute(target))) ? Errno.INVALID : Errno.NO_ENTRY;
            return session.complain("can't rename '" + source + "': " + why.text());
        }
        return 0;
    }

    public static int remove(Session session) throws IOException {
        Options options = Options.parse(session.words(), "rRfiv");
        if (options.rest().isEmpty() && !options.has('f')) {
            return session.usage("[-irf] FILE...");
        }
        boolean recursive = options.has('r') || options.has('R');
        int code = 0;
        for (String path : options.rest()) {
            if (path.matches("(.*/)?\\.\\.?/*")) {
                code = session.complain("can't remove '.' or '..'");
            } else {
                code |= remove(session, path, recursive, options.has('f'));
            }
        }
        return code;
    }

    private static int remove(Session session, String path, boolean recursive, boolean force) {
        Optional<FileNode> node = session.tree().find(path);
        if (node.isEmpty()) {
            return force
                    ? 0
                    : session.complain("can't remove '" + path + "': "
                            + session.tree().missing(path).text());
        } else if (node.get().isDirectory() && !recursive) {
            return session.complain("'" + path + "' is a directory");
        }
        try {
            session.tree().remove(path);
            return 0;
        } catch (IOException e) {
            return session.complain("can't remove '" + path + "': " + Session.reason(e));
        }
    }

    public static int link(Session session) throws IOException {
        Options options = Options.parse(session.words(), "sfnbTv");
        List<String> rest = options.rest();
        if (rest.isEmpty()) {
            return session.usage("[-sfnbtv] [-S SUF] TARGET... LINK|DIR");
        }
        String last = rest.size() == 1 ? "." : rest.get(rest.size() - 1);
        boolean into =
                session.tree().isDirectory(last) && !options.has('T') && !(options.has('n') && isLink(session, last));
        int code = 0;
        for (String target : rest.size() == 1 ? rest : rest.subList(0, rest.size() - 1)) {
            code |= link(session, target, into ? Copy.into(last, target) : last, options);
        }
        return code;
    }

    private static boolean isLink(Session session, String path) {
        return session.tree()
                .find(path)
                .filter(each -> each.kind() == Kind.LINK)
                .isPresent();
    }

    private static int link(Session session, String target, String path, Options options) {
        Tree tree = session.tree();
        try {
            if (options.has('f') && tree.find(path).isPresent()) {
                tree.remove(path);
            }
            if (tree.find(path).isPresent()) {
                throw Errno.EXISTS.exception();
            } else if (options.has('s')) {
                tree.put(path, FileNode.link(target, session.context().clock().instant()));
            } else {
                FileNode original =
                        tree.find(target).orElseThrow(() -> tree.missing(target).exception());
                tree.putAsIs(path, original);
            }
            return 0;
        } catch (IOException e) {
            return session.complain(path + ": " + Session.reason(e));
        }
    }
}
