package io.github.runner4j.testkit.internal.applet.net;

import io.github.runner4j.testkit.internal.userland.Options;
import io.github.runner4j.testkit.internal.userland.Session;
import io.github.runner4j.testkit.program.Processes;
import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.Socket;

/** {@code httpd}: serves the files of a directory. */
public final class Httpd {

    private static final String USUAL_PORT = "80";

    private Httpd() {}

    public static int run(Session session) throws IOException {
        Options options = Options.parse(session.words(), "ifvp:h:c:u:r:");
        String place = options.value('p').orElse(USUAL_PORT);
        int port = Nc.port(place.substring(place.lastIndexOf(':') + 1));
        String home = options.value('h').orElse(".");
        if (!session.tree().isDirectory(home)) {
            return session.complain("can't change directory to '" + home + "': "
                    + session.tree().missing(home).text());
        }
        String root = session.tree().real(home);
        if (options.has('f')) {
            return serve(session, port, root);
        }
        // In the background it is a process of its own, and this one ends.
        ServerSocket probe = listen(session, port);
        probe.close();
        session.context()
                .processes()
                .fork(
                        start(session),
                        context ->
                                Session.run(each -> serve(each, port, root), context, session.name(), session.words()));
        return 0;
    }

    private static Processes.Start start(Session session) {
        return new Processes.Start(
                session.context().arguments(),
                session.context().environment(),
                session.context().workingDirectory(),
                session.in(),
                session.context().stdout(),
                session.context().stderr());
    }

    private static ServerSocket listen(Session session, int port) throws IOException {
        try {
            return session.context().listen(port);
        } catch (BindException e) {
            throw new IOException("bind: Address already in use", e);
        }
    }

    private static int serve(Session session, int port, String root) throws IOException {
        boolean verbose = session.words().stream().anyMatch(each -> each.matches("-[if]*v+.*"));
        try (ServerSocket server = listen(session, port)) {
            while (true) {
                Socket socket = server.accept();
                session.context().processes().fork(start(session), context -> {
                    try (socket) {
                        int status = new HttpdAnswer(session.tree(), root, context.clock()).answer(socket);
                        if (verbose) {
                            session.error("127.0.0.1:" + socket.getPort() + ": response:" + status + "\n");
                        }
                    }
                    return 0;
                });
            }
        }
    }
}
