package io.github.runner4j.testkit.internal.applet.text;

import io.github.runner4j.testkit.internal.userland.Options;
import io.github.runner4j.testkit.internal.userland.Session;
import io.github.runner4j.testkit.internal.userland.Sizes;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** {@code head} and {@code tail}. */
public final class Ends {

    private static final String USUAL = "10";
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int BUFFER = 8192;

    private Ends() {}

    public static int head(Session session) throws IOException {
        Options options = Options.parse(modern(session.words()), "n:c:qv");
        boolean bytes = options.has('c');
        long number =
                Sizes.parse(options.value('c').or(() -> options.value('n')).orElse(USUAL));
        return each(session, options, (path, in) -> {
            if (number < 0) {
                byte[] all = in.readAllBytes();
                int end = bytes ? (int) Math.max(0, all.length + number) : start(all, -number);
                session.out().write(all, 0, end);
            } else {
                first(session, in, number, bytes);
            }
        });
    }

    private static void first(Session session, InputStream in, long number, boolean bytes) throws IOException {
        long left = number;
        while (left > 0) {
            int c = in.read();
            if (c < 0) {
                return;
            }
            session.out().write(c);
            left -= bytes || c == '\n' ? 1 : 0;
        }
    }

    public static int tail(Session session) throws IOException, InterruptedException {
        Options options = Options.parse(modern(session.words()), "n:c:fFqvs:");
        boolean bytes = options.has('c');
        String value = options.value('c').or(() -> options.value('n')).orElse(USUAL);
        long number = Math.abs(Sizes.parse(value.replaceFirst("^[+]", "")));
        List<InputStream> followed = new ArrayList<>();
        int code = each(session, options, (path, in) -> {
            byte[] all = in.readAllBytes();
            int start = value.startsWith("+")
                    ? after(all, Math.max(0, number - 1), bytes)
                    : bytes ? (int) Math.max(0, all.length - number) : start(all, number);
            session.out().write(all, start, all.length - start);
            if ((options.has('f') || options.has('F')) && !path.equals("-")) {
                InputStream rest = Inputs.open(session, path);
                rest.skipNBytes(all.length);
                followed.add(rest);
            }
        });
        session.flush();
        if (code != 0 && options.rest().size() == 1) {
            return session.complain("no files");
        }
        if (!followed.isEmpty()) {
            follow(session, followed);
        }
        return code;
    }

    /** Looks every second for what was added. */
    private static void follow(Session session, List<InputStream> files) throws IOException, InterruptedException {
        byte[] buffer = new byte[BUFFER];
        while (true) {
            for (InputStream each : files) {
                for (int length = each.read(buffer); length > 0; length = each.read(buffer)) {
                    session.context().stdout().write(buffer, 0, length);
                }
            }
            session.context().sleep(PAUSE);
        }
    }

    private static int each(Session session, Options options, Inputs.Work work) throws IOException {
        List<String> paths = options.rest().isEmpty() ? List.of("-") : options.rest();
        boolean titled = (paths.size() > 1 || options.has('v')) && !options.has('q');
        int[] shown = {0};
        Function<String, String> words =
                session.name().equals("tail") ? path -> "can't open '" + path + "'" : path -> path;
        return Inputs.each(session, paths, words, (path, in) -> {
            if (titled) {
                String name = path.equals("-") ? "standard input" : path;
                session.print((shown[0] > 0 ? "\n" : "") + "==> " + name + " <==\n");
                shown[0]++;
            }
            work.on(path, in);
        });
    }

    /** {@code -5} is {@code -n 5}. */
    private static List<String> modern(List<String> words) {
        List<String> modern = new ArrayList<>();
        for (String each : words) {
            boolean value = !modern.isEmpty() && modern.get(modern.size() - 1).matches("-[nc]");
            if (each.matches("-[0-9]+") && !value) {
                modern.add("-n");
                modern.add(each.substring(1));
            } else {
                modern.add(each);
            }
        }
        return modern;
    }

    /** Where the last lines begin. */
    private static int start(byte[] all, long lines) {
        long left = lines;
        int at = all.length;
        if (lines == 0) {
            return at;
        }
        at -= at > 0 && all[at - 1] == '\n' ? 1 : 0;
        while (at > 0) {
            if (all[at - 1] == '\n') {
                left--;
                if (left == 0) {
                    return at;
                }
            }
            at--;
        }
        return 0;
    }

    private static int after(byte[] all, long number, boolean bytes) {
        if (bytes) {
            return (int) Math.min(all.length, number);
        }
        long left = number;
        int at = 0;
        while (left > 0 && at < all.length) {
            left -= all[at] == '\n' ? 1 : 0;
            at++;
        }
        return at;
    }
}
