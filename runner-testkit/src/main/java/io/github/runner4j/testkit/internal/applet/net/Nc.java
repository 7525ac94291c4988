package io.github.runner4j.testkit.internal.applet.net;

import io.github.runner4j.testkit.internal.applet.system.Run;
import io.github.runner4j.testkit.internal.userland.Options;
import io.github.runner4j.testkit.internal.userland.Session;
import io.github.runner4j.testkit.program.Processes;
import io.github.runner4j.testkit.program.Processes.Running;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code nc}: connects or listens, and passes on what is said. */
public final class Nc {

    private static final int MOST = 65_535;
    private static final int BUFFER = 8192;
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final String KILL = "KILL";

    private Nc() {}

    public static int run(Session session) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(session.words());
        // All words after -e are the program's.
        int at = words.indexOf("-e");
        List<String> program = at < 0 ? List.of() : List.copyOf(words.subList(at + 1, words.size()));
        Options options = Options.parse(at < 0 ? words : words.subList(0, at), "lkvzunw:p:s:i:q:f:");
        List<String> rest = options.rest();
        if (options.has('l')) {
            String port = options.value('p').orElse(rest.isEmpty() ? "0" : rest.get(rest.size() - 1));
            return listen(session, port(port), options, program);
        } else if (rest.size() != 2) {
            return session.usage("[-iN] [-wN] [-l] [-p PORT] [-f FILE|IPADDR PORT] [-e PROG]");
        }
        return connect(session, rest.get(0), port(rest.get(1)), options, program);
    }

    static int port(String text) throws IOException {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > MOST) {
            throw new IOException("bad port '" + text + "'");
        }
        return Integer.parseInt(text);
    }

    private static int connect(Session session, String host, int port, Options options, List<String> program)
            throws IOException, InterruptedException {
        try (Socket socket = session.context().connect(host, port)) {
            if (options.has('v')) {
                session.error(host + " (" + shown(host) + ":" + port + ") open\n");
            }
            return options.has('z') ? 0 : talk(session, socket, program);
        } catch (UnknownHostException e) {
            return session.complain("bad address '" + host + "'");
        } catch (ConnectException e) {
            String name = options.has('v')
                    ? host + " (" + shown(host) + ":" + port + ")"
                    : "can't connect to remote host (" + shown(host) + ")";
            return session.complain(name + ": Connection refused");
        }
    }

    private static String shown(String host) {
        return host.equals("localhost") ? "127.0.0.1" : host;
    }

    private static int listen(Session session, int port, Options options, List<String> program)
            throws IOException, InterruptedException {
        // Twice, as in -ll, or -k: one connection after the other.
        boolean again =
                session.words().stream().anyMatch(each -> each.matches("-[a-z]*l[a-z]*l[a-z]*")) || options.has('k');
        int code;
        do {
            try (ServerSocket server = session.context().listen(port)) {
                code = accept(session, server, again, program);
            } catch (BindException e) {
                return session.complain("bind: Address already in use");
            }
        } while (again && code == 0);
        return code;
    }

    private static int accept(Session session, ServerSocket server, boolean again, List<String> program)
            throws IOException, InterruptedException {
        int code;
        do {
            try (Socket socket = server.accept()) {
                if (!again) {
                    server.close();
                }
                code = talk(session, socket, program);
            }
        } while (again);
        return code;
    }

    private static int talk(Session session, Socket socket, List<String> program)
            throws IOException, InterruptedException {
        InputStream in = socket.getInputStream();
        OutputStream out = socket.getOutputStream();
        if (!program.isEmpty()) {
            return run(session, program, in, out);
        }
        Running sender =
                session.context().processes().fork(start(session), sending -> send(sending.stdin(), out, socket));
        try {
            pass(in, session.context().stdout());
        } finally {
            finish(session, sender);
        }
        return 0;
    }

    private static Processes.Start start(Session session) {
        return Run.start(
                session, session.context().arguments(), session.context().environment());
    }

    /** What is under way is still sent, for a second at most: who waits for more input is not waited for. */
    private static void finish(Session session, Running sender) throws InterruptedException {
        Processes processes = session.context().processes();
        Running watch = processes.fork(start(session), watching -> {
            watching.sleep(PATIENCE);
            processes.signal(sender.id(), KILL);
            return 0;
        });
        sender.await();
        processes.signal(watch.id(), KILL);
    }

    /** Until there is nothing more to send; then the other side is told. */
    private static int send(InputStream in, OutputStream out, Socket socket) throws IOException {
        pass(in, out);
        socket.shutdownOutput();
        return 0;
    }

    private static void pass(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            out.write(buffer, 0, length);
            out.flush();
        }
    }

    private static int run(Session session, List<String> program, InputStream in, OutputStream out)
            throws InterruptedException {
        Processes.Start start = new Processes.Start(
                program,
                session.context().environment(),
                session.context().workingDirectory(),
                in,
                out,
                session.context().stderr());
        Optional<Running> running = session.context().processes().start(start);
        if (running.isEmpty()) {
            return session.complain("can't execute '" + program.get(0) + "': No such file or directory");
        }
        return running.get().await();
    }
}
