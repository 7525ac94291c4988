package io.github.runner4j.testkit.internal.applet.file;

import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.internal.applet.system.When;
import io.github.runner4j.testkit.internal.userland.Options;
import io.github.runner4j.testkit.internal.userland.Session;
import io.github.runner4j.testkit.internal.userland.Tree;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** {@code touch} and {@code truncate}. */
public final class Touch {

    private Touch() {}

    public static int touch(Session session) throws IOException {
        Options options =
                Options.parse(session.words(), "camhr:d:t:", Map.of("reference", 'r', "date", 'd', "no-create", 'c'));
        if (options.rest().isEmpty()) {
            return session.usage("[-cham] [-d DATE] [-t DATE] [-r FILE] FILE...");
        }
        Instant time = time(session, options);
        int code = 0;
        for (String path : options.rest()) {
            try {
                touch(session.tree(), path, time, options.has('c'));
            } catch (IOException e) {
                code = session.complain(path + ": " + Session.reason(e));
            }
        }
        return code;
    }

    private static void touch(Tree tree, String path, Instant time, boolean keep) throws IOException {
        if (!tree.exists(path)) {
            if (keep) {
                return;
            }
            tree.write(path, true).close();
        }
        tree.change(path, node -> node.withModified(time));
    }

    private static Instant time(Session session, Options options) throws IOException {
        Optional<String> reference = options.value('r');
        if (reference.isPresent()) {
            return session.tree()
                    .follow(reference.get())
                    .map(FileNode::modified)
                    .orElseThrow(() -> new IOException(reference.get() + ": "
                            + session.tree().missing(reference.get()).text()));
        }
        Optional<String> text = options.value('d').or(() -> options.value('t'));
        Instant now = session.context().clock().instant();
        return text.isPresent() ? When.parse(text.get(), now) : now;
    }
}
