package io.github.runner4j.testkit.internal.applet.text;

import io.github.runner4j.testkit.internal.userland.Session;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** The files that an applet reads; {@code -} is its input. */
public final class Inputs {

    /** What is done with one of them. */
    public interface Work {
        void on(String path, InputStream in) throws IOException;
    }

    private Inputs() {}

    /** Opens one. */
    public static InputStream open(Session session, String path) throws IOException {
        if (!path.equals("-")) {
            return session.tree().read(path);
        }
        return new FilterInputStream(session.in()) {
            @Override
            public void close() {
                // The process closes it.
            }
        };
    }

    /** Does something with each; complains about those that cannot be read. */
    public static int each(Session session, List<String> paths, Work work) throws IOException {
        return each(session, paths, path -> path, work);
    }

    /** The same; with what stands for a path in complaints. */
    static int each(Session session, List<String> paths, Function<String, String> named, Work work) throws IOException {
        int code = 0;
        for (String path : paths) {
            try (InputStream in = open(session, path)) {
                work.on(path, in);
            } catch (InterruptedIOException e) {
                throw e;
            } catch (IOException e) {
                code = session.complain(named.apply(path) + ": " + Session.reason(e));
            }
        }
        return code;
    }

    /** All lines, without their ends. */
    public static List<String> lines(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
}
