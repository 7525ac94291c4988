package io.github.runner4j.testkit.internal.applet.data;

import io.github.runner4j.testkit.internal.applet.text.Inputs;
import io.github.runner4j.testkit.internal.userland.Options;
import io.github.runner4j.testkit.internal.userland.Session;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** {@code md5sum} and its relatives. */
public final class Checksums {

    private static final int BUFFER = 8192;

    private Checksums() {}

    public static int run(Session session, String algorithm) throws IOException {
        Options options = Options.parse(session.words(), "cswb", Map.of("check", 'c'));
        List<String> paths = options.rest().isEmpty() ? List.of("-") : options.rest();
        if (options.has('c')) {
            return check(session, paths, algorithm, options.has('s'));
        }
        int code = 0;
        for (String path : paths) {
            try (InputStream in = Inputs.open(session, path)) {
                session.line(sum(in, algorithm) + "  " + path);
            } catch (IOException e) {
                code = session.complain((isOpenError(e) ? "can't open '" + path + "'" : "can't read '" + path + "'")
                        + ": " + Session.reason(e));
            }
        }
        return code;
    }

    private static boolean isOpenError(IOException e) {
        return !Session.reason(e).equals("Is a directory");
    }

    private static int check(Session session, List<String> lists, String algorithm, boolean quiet) throws IOException {
        int total = 0;
        int bad = 0;
        for (String list : lists) {
            try (InputStream in = Inputs.open(session, list)) {
                for (String line : Inputs.lines(in)) {
                    String[] parts = line.split(" [ *]", 2);
                    if (parts.length < 2) {
                        continue;
                    }
                    total++;
                    boolean good = matches(session, parts[1], parts[0], algorithm);
                    bad += good ? 0 : 1;
                    if (!quiet) {
                        session.line(parts[1] + ": " + (good ? "OK" : "FAILED"));
                    }
                }
            }
        }
        if (bad > 0 && !quiet) {
            session.complain("WARNING: " + bad + " of " + total + " computed checksums did NOT match");
        }
        return bad == 0 && total > 0 ? 0 : 1;
    }

    private static boolean matches(Session session, String path, String expected, String algorithm) {
        try (InputStream in = Inputs.open(session, path)) {
            return sum(in, algorithm).equalsIgnoreCase(expected);
        } catch (IOException e) {
            session.complain("can't open '" + path + "': " + Session.reason(e));
            return false;
        }
    }

    private static String sum(InputStream in, String algorithm) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            byte[] buffer = new byte[BUFFER];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                digest.update(buffer, 0, length);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IOException("not supported: " + algorithm, e);
        }
    }
}
