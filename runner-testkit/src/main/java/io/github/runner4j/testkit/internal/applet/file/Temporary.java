package io.github.runner4j.testkit.internal.applet.file;

import io.github.runner4j.testkit.files.Content;
import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.internal.userland.Errno;
import io.github.runner4j.testkit.internal.userland.Options;
import io.github.runner4j.testkit.internal.userland.Session;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** {@code mktemp}. */
public final class Temporary {

    private static final String PLACE = "XXXXXX";
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int FILE_MODE = 0600;
    private static final int DIRECTORY_MODE = 0700;

    private Temporary() {}

    public static int run(Session session) throws IOException {
        Options options = Options.parse(session.words(), "duqtp:");
        boolean given = !options.rest().isEmpty();
        String directory =
                options.value('p').orElse(session.context().environment().getOrDefault("TMPDIR", "/tmp"));
        String template = given ? options.rest().get(0) : "tmp." + PLACE;
        String pattern = !given || options.has('t') || options.has('p') ? directory + "/" + template : template;
        if (!pattern.endsWith(PLACE)) {
            return session.complain("(null): " + Errno.INVALID.text());
        }
        String path = fresh(session, pattern.substring(0, pattern.length() - PLACE.length()));
        Instant now = session.context().clock().instant();
        try {
            if (!options.has('u')) {
                session.tree()
                        .put(
                                path,
                                options.has('d')
                                        ? FileNode.directory(DIRECTORY_MODE, now)
                                        : FileNode.file(Content.EMPTY, FILE_MODE, now));
            }
        } catch (IOException e) {
            return session.complain("(null): " + Session.reason(e));
        }
        session.line(path);
        return 0;
    }

    private static String fresh(Session session, String prefix) {
        String path;
        do {
            StringBuilder name = new StringBuilder(prefix);
            for (int i = 0; i < PLACE.length(); i++) {
                name.append(LETTERS.charAt(ThreadLocalRandom.current().nextInt(LETTERS.length())));
            }
            path = name.toString();
        } while (session.tree().find(path).isPresent());
        return path;
    }
}
