package io.github.runner4j.testkit.internal.applet.text;

import io.github.runner4j.testkit.internal.userland.Options;
import io.github.runner4j.testkit.internal.userland.Session;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** {@code cat}, {@code tee} and {@code tac}. */
public final class Cat {

    private static final int BUFFER = 64 * 1024;

    private Cat() {}

    public static int cat(Session session) throws IOException {
        Options options = Options.parse(session.words(), "nbvetAu");
        int code = 0;
        int[] number = {0};
        for (String path : options.rest().isEmpty() ? List.of("-") : options.rest()) {
            try (InputStream in = Inputs.open(session, path)) {
                if (options.has('n') || options.has('b')) {
                    numbered(session, in, number, options.has('b'));
                } else {
                    pass(session, in);
                }
            } catch (InterruptedIOException e) {
                throw e;
            } catch (IOException e) {
                code = session.complain(problem(path, e));
            }
        }
        return code;
    }

    private static String problem(String path, IOException e) {
        String reason = Session.reason(e);
        return switch (reason) {
            case "Is a directory" -> "read error: " + reason;
            case "Broken pipe", "No space left on device" -> "write error: " + reason;
            default -> "can't open '" + path + "': " + reason;
        };
    }

    private static void pass(Session session, InputStream in) throws IOException {
        byte[] buffer = new byte[BUFFER];
        OutputStream out = session.context().stdout();
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            out.write(buffer, 0, length);
        }
    }

    private static void numbered(Session session, InputStream in, int[] number, boolean skipEmpty) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            boolean counted = !skipEmpty || !line.isEmpty();
            number[0] += counted ? 1 : 0;
            session.line(counted ? String.format("%6d\t%s", number[0], line) : line);
        }
    }

    public static int tee(Session session) throws IOException {
        Options options = Options.parse(session.words(), "ai");
        List<OutputStream> outputs = new ArrayList<>(List.of(session.context().stdout()));
        int code = 0;
        for (String path : options.rest()) {
            try {
                outputs.add(session.tree().write(path, options.has('a')));
            } catch (IOException e) {
                code = session.complain(path + ": " + Session.reason(e));
            }
        }
        byte[] buffer = new byte[BUFFER];
        InputStream in = session.in();
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            for (OutputStream each : outputs) {
                each.write(buffer, 0, length);
            }
        }
        return code;
    }

    public static int reverse(Session session) throws IOException {
        List<String> paths = session.words().isEmpty() ? List.of("-") : session.words();
        return Inputs.each(session, paths, (path, in) -> {
            List<String> lines = Inputs.lines(in);
            for (int i = lines.size() - 1; i >= 0; i--) {
                session.line(lines.get(i));
            }
        });
    }
}
