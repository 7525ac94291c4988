package io.github.runner4j.testkit.internal.applet.net;

import io.github.runner4j.testkit.internal.userland.Errno;
import io.github.runner4j.testkit.internal.userland.Options;
import io.github.runner4j.testkit.internal.userland.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code wget}: over HTTP without encryption. */
public final class Wget {

    private static final Pattern ADDRESS =
            Pattern.compile("(?:(https?|ftp)://)?([^/:?#]+)(?::([0-9]+))?([/?][^#]*)?(?:#.*)?");
    private static final int MOST_REDIRECTIONS = 5;

    private final Session session;
    private final Options options;

    private Wget(Session session, Options options) {
        this.session = session;
        this.options = options;
    }

    public static int run(Session session) throws IOException {
        Options options = Options.parse(
                session.words(),
                "cqSO:o:U:P:T:Y:t:he:xd:s",
                Map.of(
                        "spider",
                        's',
                        "header",
                        'e',
                        "quiet",
                        'q',
                        "timeout",
                        'T',
                        "tries",
                        't',
                        "post-data",
                        'd',
                        "no-check-certificate",
                        'x',
                        "output-document",
                        'O',
                        "server-response",
                        'S'));
        if (options.rest().isEmpty()) {
            return session.usage("[-cqS] [--spider] [-O FILE] [-o LOGFILE] [--header STR] [-U AGENT] [-T SEC] URL...");
        }
        Wget wget = new Wget(session, options);
        for (String url : options.rest()) {
            wget.get(url, MOST_REDIRECTIONS);
        }
        return 0;
    }

    private void get(String url, int redirections) throws IOException {
        Matcher matcher = ADDRESS.matcher(url);
        if (!matcher.matches()) {
            throw new IOException("not an http or ftp url: " + url);
        }
        String host = matcher.group(2);
        int port = Nc.port(matcher.group(3) == null ? "80" : matcher.group(3));
        String path = matcher.group(4) == null ? "/" : matcher.group(4);
        String shown = host.equals("localhost") ? "127.0.0.1" : host;
        tell("Connecting to " + host + (matcher.group(3) == null ? "" : ":" + port) + " (" + shown + ":" + port
                + ")\n");
        try (Socket socket = session.context().connect(host, port)) {
            request(socket, host + (port == 80 ? "" : ":" + port), path);
            answer(url, path, HttpAnswer.read(socket.getInputStream()), redirections);
        } catch (UnknownHostException e) {
            throw new IOException("bad address '" + host + "'", e);
        } catch (ConnectException e) {
            throw new IOException("can't connect to remote host (" + shown + "): Connection refused", e);
        }
    }

    private void request(Socket socket, String host, String path) throws IOException {
        String body = options.value('d').orElse("");
        StringBuilder head = new StringBuilder(options.has('d') ? "POST " : options.has('s') ? "HEAD " : "GET ");
        head.append(path).append(" HTTP/1.1\r\nHost: ").append(host).append("\r\n");
        head.append("User-Agent: ").append(options.value('U').orElse("Wget")).append("\r\n");
        options.values('e').forEach(each -> head.append(each).append("\r\n"));
        if (options.has('d')) {
            head.append("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ")
                    .append(body.getBytes(StandardCharsets.UTF_8).length)
                    .append("\r\n");
        }
        head.append("Connection: close\r\n\r\n").append(body);
        OutputStream out = socket.getOutputStream();
        out.write(head.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private void answer(String url, String path, HttpAnswer answer, int redirections) throws IOException {
        if (options.has('S')) {
            answer.head().forEach(each -> session.error("  " + each + "\n"));
        }
        String location = answer.header("Location");
        if (answer.status() / 100 == 3 && !location.isEmpty()) {
            if (redirections == 0) {
                throw new IOException("too many redirections");
            }
            get(
                    location.startsWith("/")
                            ? url.replaceFirst("^((?:[a-z]+://)?[^/]+).*$", "$1") + location
                            : location,
                    redirections - 1);
        } else if (answer.status() / 100 != 2) {
            throw new IOException("server returned error: " + answer.head().get(0));
        } else if (options.has('s')) {
            tell("remote file exists\n");
        } else {
            save(path, answer);
        }
    }

    private void save(String path, HttpAnswer answer) throws IOException {
        String name = path.replaceFirst("\\?.*", "").replaceFirst(".*/", "");
        String target = options.value('O').orElse(name.isEmpty() ? "index.html" : name);
        boolean print = target.equals("-");
        String file = !options.has('O') && options.has('P') ? options.value('P').orElse("") + "/" + target : target;
        if (!print && !options.has('O') && session.tree().exists(file)) {
            throw new IOException("can't open '" + file + "': " + Errno.EXISTS.text());
        }
        tell(print ? "writing to stdout\n" : "saving to '" + file + "'\n");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (InputStream body = answer.body()) {
            if (print) {
                body.transferTo(bytes);
                bytes.writeTo(session.context().stdout());
            } else {
                body.transferTo(bytes);
                write(file, bytes);
            }
        }
        tell(String.format("%-20.20s 100%% |%s| %5s  0:00:00 ETA\n", target, "*".repeat(32), size(bytes.size())));
        tell(print ? "written to stdout\n" : "'" + file + "' saved\n");
    }

    private static String size(int bytes) {
        return bytes < 100_000 ? Integer.toString(bytes) : bytes / 1024 + "k";
    }

    private void write(String file, ByteArrayOutputStream bytes) throws IOException {
        try (OutputStream out = session.tree().write(file, false)) {
            bytes.writeTo(out);
        } catch (IOException e) {
            throw new IOException("can't open '" + file + "': " + Session.reason(e), e);
        }
    }

    private void tell(String text) {
        if (!options.has('q')) {
            session.error(text);
        }
    }
}
