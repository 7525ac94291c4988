package io.github.runner4j.testkit.internal.applet.file;

import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileNode.Kind;
import io.github.runner4j.testkit.internal.userland.Options;
import io.github.runner4j.testkit.internal.userland.SearchPath;
import io.github.runner4j.testkit.internal.userland.Session;
import io.github.runner4j.testkit.internal.userland.Tree;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code basename}, {@code dirname}, {@code readlink}, {@code realpath} and {@code which}. */
public final class PathNames {

    private PathNames() {}

    public static int base(Session session) throws IOException {
        List<String> words = session.words();
        if (words.isEmpty() || words.size() > 2) {
            return session.usage("FILE [SUFFIX]");
        }
        String bare = words.get(0).replaceFirst("(?<=.)/+$", "");
        String name = bare.equals("/") ? bare : bare.substring(bare.lastIndexOf('/') + 1);
        String suffix = words.size() > 1 ? words.get(1) : "";
        boolean cut = !suffix.isEmpty() && name.endsWith(suffix) && !name.equals(suffix);
        session.line(cut ? name.substring(0, name.length() - suffix.length()) : name);
        return 0;
    }

    public static int directory(Session session) throws IOException {
        if (session.words().size() != 1) {
            return session.usage("FILENAME");
        }
        String bare = session.words().get(0).replaceFirst("(?<=.)/+$", "");
        int slash = bare.lastIndexOf('/');
        String directory = slash < 0 ? "." : bare.substring(0, slash).replaceFirst("/+$", "");
        session.line(directory.isEmpty() ? "/" : directory);
        return 0;
    }

    public static int readLink(Session session) throws IOException {
        Options options = Options.parse(session.words(), "fnsqv");
        if (options.rest().size() != 1) {
            return session.usage("[-fnv] FILE");
        }
        String path = options.rest().get(0);
        Optional<String> target = options.has('f')
                ? real(session.tree(), path)
                : session.tree()
                        .find(path)
                        .filter(each -> each.kind() == Kind.LINK)
                        .map(FileNode::target);
        if (target.isEmpty()) {
            return 1;
        }
        session.print(target.get() + (options.has('n') ? "" : "\n"));
        return 0;
    }

    /** The last part need not exist. */
    private static Optional<String> real(Tree tree, String path) {
        boolean possible = tree.exists(path) || tree.isDirectory(Tree.parent(tree.absolute(path)));
        return possible ? Optional.of(tree.real(path)) : Optional.empty();
    }

    public static int realPath(Session session) throws IOException {
        int code = 0;
        for (String path : session.words()) {
            if (session.tree().exists(path)) {
                session.line(session.tree().real(path));
            } else {
                code = session.complain(
                        path + ": " + session.tree().missing(path).text());
            }
        }
        return session.words().isEmpty() ? session.usage("FILE...") : code;
    }

    public static int which(Session session) throws IOException {
        Options options = Options.parse(session.words(), "a");
        String path = session.context().environment().getOrDefault("PATH", SearchPath.USUAL);
        int code = options.rest().isEmpty() ? 1 : 0;
        for (String name : options.rest()) {
            Optional<String> found = SearchPath.find(session.tree(), name, path).filter(session.tree()::isExecutable);
            if (found.isPresent()) {
                session.line(found.get());
            } else {
                code = 1;
            }
        }
        return code;
    }
}
