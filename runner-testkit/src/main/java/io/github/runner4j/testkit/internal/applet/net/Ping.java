package io.github.runner4j.testkit.internal.applet.net;

import io.github.runner4j.testkit.internal.userland.Options;
import io.github.runner4j.testkit.internal.userland.Session;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.UnknownHostException;

/** {@code ping}: a host that the container can reach answers at once, another one never. */
public final class Ping {

    /** Nobody needs to listen there: a refusal is an answer, too. */
    private static final int ANY_PORT = 7;

    private static final int MOST = 5;

    private Ping() {}

    public static int run(Session session) throws IOException {
        Options options = Options.parse(session.words(), "46qAc:s:w:W:i:t:I:p:");
        if (options.rest().size() != 1) {
            return session.usage("[OPTIONS] HOST");
        }
        String host = options.rest().get(0);
        int count = Integer.parseInt(options.value('c').orElse(Integer.toString(MOST)));
        try {
            boolean answers = answers(session, host);
            session.line("PING " + host + " (" + host + "): 56 data bytes");
            for (int i = 0; answers && i < count; i++) {
                session.line("64 bytes from " + host + ": seq=" + i + " ttl=64 time=0.050 ms");
            }
            return sum(session, host, count, answers ? count : 0);
        } catch (UnknownHostException e) {
            return session.complain("bad address '" + host + "'");
        }
    }

    private static boolean answers(Session session, String host) throws IOException {
        try (Socket socket = session.context().connect(host, ANY_PORT)) {
            return socket.isConnected();
        } catch (ConnectException e) {
            return true;
        }
    }

    private static int sum(Session session, String host, int sent, int received) throws IOException {
        int lost = sent == 0 ? 0 : 100 * (sent - received) / sent;
        session.line("");
        session.line("--- " + host + " ping statistics ---");
        session.line(sent + " packets transmitted, " + received + " packets received, " + lost + "% packet loss");
        return received > 0 ? 0 : 1;
    }
}
