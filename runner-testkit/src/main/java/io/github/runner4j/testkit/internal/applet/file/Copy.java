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

/** {@code cp}. */
public final class Copy {

    private final Session session;
    private final Tree tree;
    private final Options options;
    private final boolean recursive;
    private final boolean keepLinks;

    private Copy(Session session, Options options) {
        this.session = session;
        this.tree = session.tree();
        this.options = options;
        this.recursive = options.has('a') || options.has('r') || options.has('R');
        this.keepLinks = (recursive && !options.has('L')) || options.has('d') || options.has('P');
    }

    public static int run(Session session) throws IOException {
        Options options = Options.parse(session.words(), "arRfpPdLHnuivTt:sl");
        List<String> rest = options.rest();
        Optional<String> directory = options.value('t');
        if (rest.isEmpty() || (directory.isEmpty() && rest.size() < 2)) {
            return session.usage(
                    "[-arPLHpfinlsTu] SOURCE DEST\nor: cp [-arPLHpfinlsu] SOURCE... { -t DIRECTORY | DIRECTORY }");
        }
        String target = directory.orElse(rest.get(rest.size() - 1));
        List<String> sources = directory.isPresent() ? rest : rest.subList(0, rest.size() - 1);
        boolean into = directory.isPresent()
                || sources.size() > 1
                || (session.tree().isDirectory(target) && !options.has('T'));
        Copy copy = new Copy(session, options);
        int code = 0;
        for (String source : sources) {
            code |= copy.copy(source, into ? into(target, source) : target);
        }
        return code;
    }

    /** A file's path within a directory. */
    static String into(String directory, String source) {
        String bare = source.replaceAll("(?<=.)/+$", "");
        String name = bare.substring(bare.lastIndexOf('/') + 1);
        return directory.endsWith("/") ? directory + name : directory + "/" + name;
    }

    private int copy(String source, String target) {
        Optional<FileNode> node = keepLinks ? tree.find(source) : tree.follow(source);
        try {
            if (node.isEmpty()) {
                return session.complain(
                        "can't stat '" + source + "': " + tree.missing(source).text());
            } else if (node.get().isDirectory()) {
                return copyDirectory(source, target, node.get());
            } else if (tree.exists(target) && tree.real(target).equals(tree.real(source))) {
                return session.complain("'" + source + "' and '" + target + "' are the same file");
            }
            boolean older = tree.follow(target)
                    .filter(there -> !node.get().modified().isAfter(there.modified()))
                    .isPresent();
            boolean keep = (options.has('n') && tree.exists(target)) || (options.has('u') && older);
            return keep ? 0 : copyFile(source, target, node.get());
        } catch (IOException e) {
            return session.complain("can't create '" + target + "': " + Session.reason(e));
        }
    }

    private int copyFile(String source, String target, FileNode node) throws IOException {
        boolean preserve = options.has('a') || options.has('p');
        if (node.kind() == Kind.LINK) {
            tree.put(target, node);
        } else if (tree.isDirectory(target)) {
            throw Errno.IS_DIRECTORY.exception();
        } else if (tree.exists(target) || tree.isDevice(source) || tree.isDevice(target)) {
            tree.write(target, tree.content(source));
        } else {
            FileNode fresh = node.withModified(session.context().clock().instant());
            tree.put(target, fresh.withMode(node.mode() & ~Session.USUAL_MASK));
        }
        if (preserve && node.kind() != Kind.LINK) {
            tree.change(target, there -> preserved(there, node));
        }
        return 0;
    }

    private static FileNode preserved(FileNode there, FileNode original) {
        return there.withMode(original.mode()).withOwner(original.owner()).withModified(original.modified());
    }

    private int copyDirectory(String source, String target, FileNode node) throws IOException {
        if (!recursive) {
            return session.complain("omitting directory '" + source + "'");
        } else if ((tree.real(target) + "/").startsWith(tree.real(source) + "/")) {
            return session.complain("recursion detected, omitting directory '" + source + "'");
        } else if (tree.exists(target) && !tree.isDirectory(target)) {
            return session.complain("target '" + target + "' is not a directory");
        }
        if (!tree.exists(target)) {
            tree.put(target, node.withModified(session.context().clock().instant()));
        }
        int code = 0;
        for (String name : tree.list(source).orElse(List.of())) {
            code |= copy(source + "/" + name, target + "/" + name);
        }
        if (options.has('a') || options.has('p')) {
            tree.change(target, there -> preserved(there, node));
        }
        return code;
    }
}
