package io.github.runner4j.testkit.internal.applet.file;

import io.github.runner4j.testkit.internal.userland.Session;
import io.github.runner4j.testkit.internal.userland.Sizes;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code dd}. */
public final class Dd {

    private static final Set<String> KNOWN =
            Set.of("if", "of", "bs", "ibs", "obs", "count", "skip", "seek", "conv", "status", "iflag", "oflag");
    private static final int BUFFER = 4 * 1024 * 1024;

    private Dd() {}

    public static int run(Session session) throws IOException {
        Map<String, String> operands = new HashMap<>();
        for (String word : session.words()) {
            String[] parts = word.split("=", 2);
            if (parts.length < 2 || !KNOWN.contains(parts[0])) {
                return session.usage("[if=FILE] [of=FILE] [ibs=N obs=N/bs=N] [count=N] [skip=N] [seek=N]");
            }
            operands.put(parts[0], parts[1]);
        }
        int block = (int) Sizes.parse(operands.getOrDefault("bs", operands.getOrDefault("ibs", "512")));
        long count = operands.containsKey("count") ? Sizes.parse(operands.get("count")) : Long.MAX_VALUE;
        long[] records;
        try (InputStream in = input(session, operands.get("if"));
                OutputStream out = output(session, operands)) {
            in.skipNBytes(Sizes.parse(operands.getOrDefault("skip", "0")) * block);
            records = copy(in, out, block, count);
        }
        if (!operands.getOrDefault("status", "").matches("none|noxfer")) {
            String text = records[0] + "+" + records[1] + " records ";
            session.error(text + "in\n" + text + "out\n");
        }
        return 0;
    }

    private static long[] copy(InputStream in, OutputStream out, int block, long count) throws IOException {
        byte[] buffer = new byte[block];
        long whole = 0;
        long partial = 0;
        for (long i = 0; i < count; i++) {
            int length = in.read(buffer);
            if (length < 0) {
                break;
            }
            out.write(buffer, 0, length);
            whole += length == block ? 1 : 0;
            partial += length == block ? 0 : 1;
        }
        out.flush();
        return new long[] {whole, partial};
    }

    private static InputStream input(Session session, @Nullable String path) throws IOException {
        try {
            return path == null ? session.in() : session.tree().read(path);
        } catch (IOException e) {
            throw new IOException("can't open '" + path + "': " + Session.reason(e), e);
        }
    }

    private static OutputStream output(Session session, Map<String, String> operands) throws IOException {
        String path = operands.get("of");
        try {
            boolean keep = operands.getOrDefault("conv", "").contains("notrunc");
            OutputStream out =
                    path == null ? session.context().stdout() : session.tree().write(path, keep);
            return path == null ? out : new BufferedOutputStream(out, BUFFER);
        } catch (IOException e) {
            throw new IOException("can't open '" + path + "': " + Session.reason(e), e);
        }
    }
}
