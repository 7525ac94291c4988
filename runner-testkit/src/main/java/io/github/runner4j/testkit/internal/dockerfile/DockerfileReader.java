package io.github.runner4j.testkit.internal.dockerfile;

import io.github.runner4j.testkit.internal.dockerfile.Line.HereDocument;
import io.github.runner4j.testkit.internal.engine.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the lines of a Dockerfile. */
final class DockerfileReader {

    private static final Pattern DIRECTIVE = Pattern.compile("#\\s*([a-zA-Z][a-zA-Z0-9]*)\\s*=\\s*(.+?)\\s*");
    private static final Pattern HERE = Pattern.compile("\\d*<<(-?)([^<]+)");
    private static final Pattern SPACES = Pattern.compile("[\\t\\x0B\\f\\r ]+");
    private static final Set<String> DIRECTIVES = Set.of("escape", "syntax");
    private static final Set<String> WITH_DOCUMENTS = Set.of("add", "copy", "run");

    private final List<String> source;
    private final boolean old;
    private final Set<String> seen = new HashSet<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private boolean directivesOver;
    private char escape = '\\';
    private Pattern continuation = continuation('\\');
    private int at;

    private DockerfileReader(String text, boolean old) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        this.source = plain.lines().toList();
        this.old = old;
    }

    /**
     * Reads.
     *
     * @param old whether by the rules of 20.10
     * @throws Refusal when a line cannot be taken apart, or there is none
     */
    static Dockerfile read(String text, boolean old) {
        DockerfileReader reader = new DockerfileReader(text, old);
        reader.read();
        if (reader.lines.isEmpty()) {
            throw Refusal.badParameter("file with no instructions");
        }
        if (!reader.warnings.isEmpty()) {
            reader.warnings.add("[WARNING]: Empty continuation lines will become errors in a future release.");
        }
        return new Dockerfile(List.copyOf(reader.lines), reader.escape, List.copyOf(reader.warnings));
    }

    private void read() {
        while (at < source.size()) {
            String first = next().stripLeading();
            int number = at;
            StringBuilder line = new StringBuilder();
            boolean goesOn = append(line, first);
            if (!goesOn && line.isEmpty()) {
                continue;
            }
            boolean empty = false;
            while (goesOn && at < source.size()) {
                String more = next();
                boolean comment = source.get(at - 1).stripLeading().startsWith("#");
                empty |= !comment && more.isBlank();
                goesOn = comment || more.isBlank() || append(line, more);
            }
            if (empty) {
                warnings.add("[WARNING]: Empty continuation line found in:" + (old ? "\n    " : " ") + line);
            }
            lines.add(documents(parse(line.toString(), number)));
        }
    }

    /** The next line; nothing of a comment. */
    private String next() {
        String line = source.get(at++);
        String stripped = line.stripLeading();
        directive(stripped);
        return stripped.startsWith("#") ? "" : line;
    }

    private boolean append(StringBuilder line, String more) {
        Matcher matcher = continuation.matcher(more);
        boolean goesOn = matcher.find();
        line.append(goesOn ? more.substring(0, matcher.start()) : more);
        return goesOn;
    }

    /** The escape at the end of a line, unless another one stands before it. */
    private static Pattern continuation(char escape) {
        String quoted = Pattern.quote(String.valueOf(escape));
        return Pattern.compile("(?<!" + quoted + ")" + quoted + "[ \\t]*$");
    }

    private void directive(String line) {
        Matcher matcher = DIRECTIVE.matcher(line);
        boolean known =
                matcher.matches() && DIRECTIVES.contains(matcher.group(1).toLowerCase(Locale.ROOT));
        directivesOver |= !known;
        if (directivesOver) {
            return;
        }
        String name = matcher.group(1).toLowerCase(Locale.ROOT);
        if (!seen.add(name)) {
            throw Refusal.badParameter("only one " + name + " parser directive can be used");
        }
        if (name.equals("escape")) {
            String value = matcher.group(2);
            if (!value.equals("\\") && !value.equals("`")) {
                throw Refusal.badParameter("invalid escape token '" + value + "' does not match ` or \\");
            }
            escape = value.charAt(0);
            continuation = continuation(escape);
        }
    }

    private Line parse(String line, int number) {
        String[] parts = SPACES.split(line.strip(), 2);
        List<String> flags = new ArrayList<>();
        String rest = parts.length == 1 ? "" : Words.flags(parts[1], flags).strip();
        if (parts[0].equalsIgnoreCase("onbuild")) {
            List<String> trigger =
                    rest.isEmpty() ? List.of() : List.of(parse(rest, number).name());
            return new Line(number, parts[0], line, flags, trigger, false, List.of());
        }
        Arguments arguments = Arguments.of(parts[0], rest, escape);
        return new Line(number, parts[0], line, flags, arguments.values(), arguments.json(), List.of());
    }

    private Line documents(Line line) {
        if (old || line.json() || !WITH_DOCUMENTS.contains(line.name().toLowerCase(Locale.ROOT))) {
            return line;
        }
        List<HereDocument> documents = new ArrayList<>();
        for (String word : Words.of(line.original(), '\\')) {
            Matcher matcher = HERE.matcher(word);
            if (matcher.matches()) {
                String name = matcher.group(2).replace("'", "").replace("\"", "");
                documents.add(document(name, !matcher.group(1).isEmpty()));
            }
        }
        return line.with(documents);
    }

    private HereDocument document(String name, boolean chomp) {
        StringBuilder content = new StringBuilder();
        while (at < source.size()) {
            String line = source.get(at++);
            String stripped = chomp ? line.replaceFirst("^\\t+", "") : line;
            if (stripped.equals(name)) {
                return new HereDocument(name, content.toString());
            }
            content.append(stripped).append('\n');
        }
        throw Refusal.badParameter("unterminated heredoc");
    }

    /** The only line of a text. */
    static Optional<Line> single(String text, boolean old) {
        return Optional.of(read(text, old).lines())
                .filter(each -> each.size() == 1)
                .map(each -> each.get(0));
    }
}
