package io.github.runner4j.testkit.internal.applet.system;

import io.github.runner4j.testkit.internal.userland.Session;
import java.io.IOException;

/** {@code tty}, {@code stty}, {@code clear} and {@code reset}. */
public final class Terminal {

    private Terminal() {}

    public static int tty(Session session) throws IOException {
        boolean terminal = session.context().terminal();
        if (!session.words().contains("-s")) {
            session.line(terminal ? "/dev/pts/0" : "not a tty");
        }
        return terminal ? 0 : 1;
    }

    /** Settings are taken without effect. */
    public static int stty(Session session) throws IOException {
        if (!session.context().terminal()) {
            return session.complain("standard input: Inappropriate ioctl for device");
        } else if (session.words().contains("size")) {
            session.line("24 80");
        } else if (session.words().isEmpty() || session.words().contains("-a")) {
            session.line("speed 38400 baud; rows 24; columns 80;");
        }
        return 0;
    }

    public static int clear(Session session) throws IOException {
        session.print("\033[H\033[J");
        return 0;
    }
}
