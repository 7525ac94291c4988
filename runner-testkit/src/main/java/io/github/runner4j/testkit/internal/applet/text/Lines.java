package io.github.runner4j.testkit.internal.applet.text;

import io.github.runner4j.testkit.internal.userland.Options;
import io.github.runner4j.testkit.internal.userland.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code uniq}, {@code rev} and {@code nl}. */
public final class Lines {

    private Lines() {}

    public static int unique(Session session) throws IOException {
        Options options = Options.parse(session.words(), "cdiuf:s:w:");
        List<String> rest = options.rest();
        String path = rest.isEmpty() ? "-" : rest.get(0);
        try (InputStream in = Inputs.open(session, path);
                OutputStream out =
                        rest.size() < 2 ? session.out() : session.tree().write(rest.get(1), false)) {
            LineReader lines = new LineReader(in);
            String last = null;
            long count = 0;
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (last != null && key(options, last).equals(key(options, line))) {
                    count++;
                    continue;
                }
                show(out, options, last, count);
                last = line;
                count = 1;
            }
            show(out, options, last, count);
            out.flush();
        } catch (IOException e) {
            throw path.equals("-") ? e : new IOException(path + ": " + Session.reason(e), e);
        }
        return 0;
    }

    private static String key(Options options, String line) throws IOException {
        String key = line;
        for (int i = 0; i < Numbers.parse(options.value('f').orElse("0")); i++) {
            key = key.replaceFirst("^\\s*\\S+", "");
        }
        key = key.substring(
                Math.min(key.length(), Numbers.parse(options.value('s').orElse("0"))));
        return options.has('i') ? key.toLowerCase(Locale.ROOT) : key;
    }

    private static void show(OutputStream out, Options options, @Nullable String line, long count) throws IOException {
        boolean wanted = (!options.has('d') || count > 1) && (!options.has('u') || count == 1);
        if (line != null && wanted) {
            String text = (options.has('c') ? String.format("%7d ", count) : "") + line + "\n";
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    public static int reverse(Session session) throws IOException {
        List<String> paths = session.words().isEmpty() ? List.of("-") : session.words();
        return Inputs.each(session, paths, (path, in) -> {
            for (String line : Inputs.lines(in)) {
                session.line(new StringBuilder(line).reverse().toString());
            }
        });
    }

    public static int numbered(Session session) throws IOException {
        List<String> paths = Options.parse(session.words(), "b:").rest();
        int[] number = {0};
        return Inputs.each(session, paths.isEmpty() ? List.of("-") : paths, (path, in) -> {
            for (String line : Inputs.lines(in)) {
                number[0] += line.isEmpty() ? 0 : 1;
                session.line(line.isEmpty() ? "       " : String.format("%6d\t%s", number[0], line));
            }
        });
    }
}
