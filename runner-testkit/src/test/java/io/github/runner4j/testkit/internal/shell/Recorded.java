package io.github.runner4j.testkit.internal.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Scripts with what BusyBox did with them. A file of them has blocks: {@code $ } and {@code > } lines are the script, {@code = } its
 * exit code, {@code | } lines its output, {@code ! } lines its complaints; {@code / } and {@code ? } stand for the two when the
 * last line has no end.
 */
record Recorded(String script, String out, String err, int code) {

    /** All in a file, in its order. */
    static List<Recorded> read(Path file) {
        List<Recorded> all = new ArrayList<>();
        List<String> block = new ArrayList<>();
        for (String line : lines(file)) {
            if (line.startsWith("$ ") && !block.isEmpty()) {
                all.add(parse(block));
                block.clear();
            }
            if (!line.startsWith("#") && !line.isEmpty()) {
                block.add(line);
            }
        }
        all.add(parse(block));
        return all;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Recorded parse(List<String> block) {
        StringBuilder script = new StringBuilder();
        StringBuilder out = new StringBuilder();
        StringBuilder err = new StringBuilder();
        int code = 0;
        for (String line : block) {
            String text = line.length() > 2 ? line.substring(2) : "";
            switch (line.charAt(0)) {
                case '$' -> script.append(text);
                case '>' -> script.append('\n').append(text);
                case '=' -> code = Integer.parseInt(text);
                case '|' -> out.append(text).append('\n');
                case '/' -> out.append(text);
                case '!' -> err.append(text).append('\n');
                case '?' -> err.append(text);
                default -> throw new IllegalArgumentException(line);
            }
        }
        return new Recorded(script.toString(), out.toString(), err.toString(), code);
    }

    /** As {@link #read} reads it. */
    String block() {
        String[] script = script().split("\n", -1);
        Stream<String> lines = Stream.of(
                        Stream.of("$ " + script[0]),
                        Stream.of(script).skip(1).map(each -> "> " + each),
                        Stream.of("= " + code),
                        shown(out, "| ", "/ "),
                        shown(err, "! ", "? "))
                .flatMap(each -> each);
        return String.join("\n", lines.toList()) + "\n";
    }

    private static Stream<String> shown(String text, String whole, String open) {
        List<String> lines = new ArrayList<>();
        int at = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', at)) {
            lines.add(whole + text.substring(at, end));
            at = end + 1;
        }
        if (at < text.length()) {
            lines.add(open + text.substring(at));
        }
        return lines.stream();
    }
}
