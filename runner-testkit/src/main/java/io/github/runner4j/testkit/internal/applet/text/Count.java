package io.github.runner4j.testkit.internal.applet.text;

import io.github.runner4j.testkit.internal.userland.Options;
import io.github.runner4j.testkit.internal.userland.Session;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** {@code wc}. */
public final class Count {

    private record Counts(long lines, long words, long bytes, long longest) {

        static Counts of(InputStream in) throws IOException {
            long[] counts = new long[4];
            boolean within = false;
            long length = 0;
            byte[] all = in.readAllBytes();
            for (byte each : all) {
                boolean blank = each == ' ' || (each >= '\t' && each <= '\r');
                counts[1] += !blank && !within ? 1 : 0;
                within = !blank;
                length = each == '\n' ? 0 : length + 1;
                counts[0] += each == '\n' ? 1 : 0;
                counts[3] = Math.max(counts[3], length);
            }
            return new Counts(counts[0], counts[1], all.length, counts[3]);
        }

        Counts plus(Counts other) {
            return new Counts(
                    lines + other.lines, words + other.words, bytes + other.bytes, Math.max(longest, other.longest));
        }
    }

    private Count() {}

    public static int run(Session session) throws IOException {
        Options options = Options.parse(session.words(), "clwLm");
        List<String> paths = options.rest().isEmpty() ? List.of("-") : options.rest();
        Counts[] total = {new Counts(0, 0, 0, 0)};
        int code = Inputs.each(session, paths, (path, in) -> {
            Counts counts = Counts.of(in);
            total[0] = total[0].plus(counts);
            session.line(line(options, counts, options.rest().isEmpty() ? "" : path));
        });
        if (paths.size() > 1) {
            session.line(line(options, total[0], "total"));
        }
        return code;
    }

    private static String line(Options options, Counts counts, String name) {
        boolean all = "clwLm".chars().noneMatch(each -> options.has((char) each));
        List<Long> shown = new ArrayList<>();
        if (all || options.has('l')) {
            shown.add(counts.lines);
        }
        if (all || options.has('w')) {
            shown.add(counts.words);
        }
        if (all || options.has('c') || options.has('m')) {
            shown.add(counts.bytes);
        }
        if (options.has('L')) {
            shown.add(counts.longest);
        }
        StringBuilder line = new StringBuilder();
        for (long each : shown) {
            line.append(line.isEmpty() ? "" : " ")
                    .append(shown.size() == 1 ? Long.toString(each) : String.format("%9d", each));
        }
        return line + (name.isEmpty() ? "" : " " + name);
    }
}
