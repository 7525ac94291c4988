package io.github.runner4j.testkit.internal.applet.text;

import io.github.runner4j.testkit.internal.userland.Options;
import io.github.runner4j.testkit.internal.userland.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** {@code cut}. */
public final class Cut {

    private record Range(int from, int to) {

        private static Range parse(String text) throws IOException {
            if (!text.matches("[0-9]+|[0-9]+-[0-9]*|-[0-9]+")) {
                throw new IOException("bad list value: " + text);
            }
            String[] ends = text.split("-", -1);
            int from = ends[0].isEmpty() ? 1 : Numbers.parse(ends[0]);
            String last = ends[ends.length - 1];
            return new Range(from, last.isEmpty() ? Integer.MAX_VALUE : Numbers.parse(last));
        }

        private boolean holds(int number) {
            return number >= from && number <= to;
        }
    }

    private Cut() {}

    public static int run(Session session) throws IOException {
        Options options = Options.parse(session.words(), "b:c:d:f:snO:");
        String list = options.value('f')
                .or(() -> options.value('c'))
                .or(() -> options.value('b'))
                .orElse("");
        if (list.isEmpty()) {
            throw new IOException("expected a list of bytes, characters, or fields");
        }
        List<Range> ranges = new ArrayList<>();
        for (String each : list.split(",", -1)) {
            ranges.add(Range.parse(each));
        }
        String separator = options.value('d').orElse("\t");
        List<String> paths = options.rest().isEmpty() ? List.of("-") : options.rest();
        return Inputs.each(session, paths, (path, in) -> {
            LineReader lines = new LineReader(in);
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (!options.has('f')) {
                    session.line(characters(line, ranges));
                } else if (line.contains(separator)) {
                    session.line(
                            fields(line, ranges, separator, options.value('O').orElse(separator)));
                } else if (!options.has('s')) {
                    session.line(line);
                }
            }
        });
    }

    private static String characters(String line, List<Range> ranges) {
        StringBuilder cut = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            int number = i + 1;
            cut.append(ranges.stream().anyMatch(each -> each.holds(number)) ? line.substring(i, i + 1) : "");
        }
        return cut.toString();
    }

    private static String fields(String line, List<Range> ranges, String separator, String join) {
        String[] fields = line.split(Pattern.quote(separator), -1);
        List<String> cut = new ArrayList<>();
        for (int i = 0; i < fields.length; i++) {
            int number = i + 1;
            if (ranges.stream().anyMatch(each -> each.holds(number))) {
                cut.add(fields[i]);
            }
        }
        return String.join(join, cut);
    }
}
