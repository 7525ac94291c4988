package io.github.runner4j.testkit.internal.applet.data;

import io.github.runner4j.testkit.files.Content;
import io.github.runner4j.testkit.internal.applet.text.Inputs;
import io.github.runner4j.testkit.internal.userland.Options;
import io.github.runner4j.testkit.internal.userland.Session;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** {@code gzip}, {@code gunzip} and {@code zcat}. */
public final class Gzip {

    private static final String ENDING = ".gz";

    private Gzip() {}

    public static int run(Session session) throws IOException {
        Options options = Options.parse(session.words(), "cfdktqnv123456789");
        boolean unpack = !session.name().equals("gzip") || options.has('d') || options.has('t');
        boolean print = session.name().equals("zcat")
                || options.has('c')
                || options.rest().isEmpty();
        int code = 0;
        for (String path : options.rest().isEmpty() ? List.of("-") : options.rest()) {
            try {
                one(session, path, unpack, print, options);
            } catch (IOException e) {
                code = session.complain(Session.reason(e));
            }
        }
        return code;
    }

    private static void one(Session session, String path, boolean unpack, boolean print, Options options)
            throws IOException {
        byte[] bytes;
        try (InputStream in = Inputs.open(session, path)) {
            bytes = in.readAllBytes();
        } catch (IOException e) {
            throw new IOException(path + ": " + Session.reason(e), e);
        }
        if (unpack && !print && !path.endsWith(ENDING) && !path.endsWith(".tgz")) {
            throw new IOException(path + ": unknown suffix - ignored");
        }
        byte[] changed = unpack ? unpack(bytes) : pack(bytes);
        if (options.has('t')) {
            return;
        } else if (print) {
            session.out().write(changed);
            return;
        }
        String target = unpack ? path.replaceFirst("\\.gz$", "").replaceFirst("\\.tgz$", ".tar") : path + ENDING;
        if (session.tree().exists(target) && !options.has('f')) {
            throw new IOException("can't open '" + target + "': File exists");
        }
        session.tree().write(target, Content.of(changed));
        if (!options.has('k')) {
            session.tree().remove(path);
        }
    }

    static byte[] unpack(byte[] bytes) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IOException("invalid magic", e);
        }
    }

    static byte[] pack(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
