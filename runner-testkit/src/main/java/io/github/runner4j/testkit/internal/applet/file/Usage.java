package io.github.runner4j.testkit.internal.applet.file;

import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.files.FileNode.Kind;
import io.github.runner4j.testkit.internal.userland.Options;
import io.github.runner4j.testkit.internal.userland.Session;
import java.io.IOException;
import java.util.List;

/** {@code du} and {@code df}. */
public final class Usage {

    private static final long KIBIBYTE = 1024;
    private static final long DISK_KIBIBYTES = 20L * 1024 * 1024;
    private static final long PERCENT = 100;

    private Usage() {}

    public static int du(Session session) throws IOException {
        Options options = Options.parse(session.words(), "aHLdclskhmx");
        List<String> paths = options.rest().isEmpty() ? List.of(".") : options.rest();
        int code = 0;
        for (String path : paths) {
            if (session.tree().find(path).isEmpty()) {
                code = session.complain(
                        path + ": " + session.tree().missing(path).text());
            } else {
                sum(session, options, path, true);
            }
        }
        return code;
    }

    private static long sum(Session session, Options options, String path, boolean top) throws IOException {
        FileNode node = session.tree().find(path).orElseThrow();
        long sum = Listing.blocks(node);
        if (node.isDirectory()) {
            for (String name : session.tree().list(path).orElse(List.of())) {
                sum += sum(session, options, path.endsWith("/") ? path + name : path + "/" + name, false);
            }
        }
        boolean shown = top || (!options.has('s') && (node.isDirectory() || options.has('a')));
        if (shown) {
            session.line(size(sum, options) + "\t" + path);
        }
        return sum;
    }

    private static String size(long kibibytes, Options options) {
        if (options.has('m')) {
            return Long.toString((kibibytes + KIBIBYTE - 1) / KIBIBYTE);
        }
        String human = Listing.human(kibibytes * KIBIBYTE);
        return options.has('h') ? human : Long.toString(kibibytes);
    }

    /** All is on one disk of 20 GiB. */
    public static int df(Session session) throws IOException {
        Options options = Options.parse(session.words(), "PkmhTai");
        for (String path : options.rest()) {
            if (!session.tree().exists(path)) {
                return session.complain(path + ": can't find mount point");
            }
        }
        long bytes = session.tree().files().all().values().stream()
                .filter(each -> each.kind() == Kind.FILE)
                .mapToLong(each -> each.content().size())
                .sum();
        long used = (bytes + KIBIBYTE - 1) / KIBIBYTE;
        String head = options.has('h')
                ? "Filesystem                Size      Used Available Use% Mounted on"
                : "Filesystem           1K-blocks      Used Available Use% Mounted on";
        session.line(head);
        session.line(String.format(
                "%-20s %9s %9s %9s %3d%% %s",
                "overlay",
                size(DISK_KIBIBYTES, options),
                size(used, options),
                size(DISK_KIBIBYTES - used, options),
                used * PERCENT / DISK_KIBIBYTES,
                "/"));
        return 0;
    }
}
