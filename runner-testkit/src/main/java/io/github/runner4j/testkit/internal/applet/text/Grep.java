package io.github.runner4j.testkit.internal.applet.text;

import io.github.runner4j.testkit.internal.userland.Options;
import io.github.runner4j.testkit.internal.userland.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code grep}, {@code egrep} and {@code fgrep}. */
public final class Grep {

    private static final int ERROR = 2;
    private static final Map<String, Character> NAMES = Map.ofEntries(
            Map.entry("quiet", 'q'),
            Map.entry("silent", 'q'),
            Map.entry("ignore-case", 'i'),
            Map.entry("invert-match", 'v'),
            Map.entry("count", 'c'),
            Map.entry("line-number", 'n'),
            Map.entry("extended-regexp", 'E'),
            Map.entry("fixed-strings", 'F'),
            Map.entry("recursive", 'r'),
            Map.entry("only-matching", 'o'),
            Map.entry("word-regexp", 'w'),
            Map.entry("line-regexp", 'x'),
            Map.entry("files-with-matches", 'l'),
            Map.entry("regexp", 'e'),
            Map.entry("max-count", 'm'),
            Map.entry("color", 'Z'));

    private final Session session;
    private final Options options;
    private final Pattern pattern;
    private final boolean named;
    private final int most;
    private final int before;
    private final int after;
    private boolean found;
    private int code;

    private Grep(Session session, Options options, Pattern pattern, boolean named) throws IOException {
        this.session = session;
        this.options = options;
        this.pattern = pattern;
        this.named = named;
        this.most = number(options, 'm', Integer.MAX_VALUE);
        int around = number(options, 'C', 0);
        this.before = number(options, 'B', around);
        this.after = number(options, 'A', around);
    }

    private static int number(Options options, char letter, int otherwise) throws IOException {
        String value = options.value(letter).orElse(Integer.toString(otherwise));
        if (!value.matches("[0-9]{1,10}")) {
            throw new IOException("invalid number '" + value + "'");
        }
        return (int) Math.min(Integer.MAX_VALUE, Long.parseLong(value));
    }

    public static int run(Session session) throws IOException {
        Options options = Options.parse(session.words(), "HhnlLocqvsrRiwxFEzaZe:f:m:A:B:C:", NAMES);
        List<String> paths = new ArrayList<>(options.rest());
        List<String> patterns = new ArrayList<>(options.values('e'));
        for (String file : options.values('f')) {
            patterns.addAll(session.tree().content(file).toString().lines().toList());
        }
        if (!options.has('e') && !options.has('f')) {
            if (paths.isEmpty()) {
                session.usage(
                        "[-HhnlLoqvsrRiwFEz] [-m N] [-A|B|C N] { PATTERN | -e PATTERN... | -f FILE... } [FILE]...");
                return ERROR;
            }
            patterns.add(paths.remove(0));
        }
        boolean recursive = options.has('r') || options.has('R');
        if (paths.isEmpty()) {
            paths.add(recursive ? "." : "-");
        }
        boolean named = options.has('H') || ((paths.size() > 1 || recursive) && !options.has('h'));
        Grep grep = new Grep(session, options, compile(session, options, patterns), named);
        for (String path : paths) {
            grep.search(path, recursive);
        }
        return grep.found ? 0 : grep.code == 0 ? 1 : ERROR;
    }

    private static Pattern compile(Session session, Options options, List<String> patterns) throws IOException {
        boolean fixed = options.has('F') || session.name().equals("fgrep");
        boolean extended = options.has('E') || session.name().equals("egrep");
        List<String> alternatives = new ArrayList<>();
        for (String each : patterns) {
            for (String line : each.split("\n", -1)) {
                String one = fixed
                        ? Pattern.quote(line)
                        : Regex.compile(line, extended, 0).pattern();
                alternatives.add(one);
            }
        }
        String all = "(?:" + String.join("|", alternatives) + ")";
        all = options.has('w') ? "(?<!\\w)" + all + "(?!\\w)" : all;
        all = options.has('x') ? "^" + all + "$" : all;
        return Pattern.compile(all, options.has('i') ? Pattern.CASE_INSENSITIVE : 0);
    }

    private void search(String path, boolean recursive) throws IOException {
        if (recursive && session.tree().isDirectory(path)) {
            for (String name : session.tree().list(path).orElse(List.of())) {
                search(path.endsWith("/") ? path + name : path + "/" + name, true);
            }
            return;
        }
        try (InputStream in = Inputs.open(session, path)) {
            lines(path.equals("-") ? "(standard input)" : path, new LineReader(in));
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            code = ERROR;
            if (!options.has('s')) {
                session.complain(path + ": " + Session.reason(e));
            }
        }
    }

    private void lines(String path, LineReader lines) throws IOException {
        Deque<String> earlier = new ArrayDeque<>();
        int count = 0;
        int number = 0;
        int left = 0;
        for (String line = lines.next();
                line != null && count < most && !(found && options.has('q'));
                line = lines.next()) {
            number++;
            Matcher matcher = pattern.matcher(line);
            boolean match = matcher.find() != options.has('v');
            if (match) {
                count++;
                found |= !options.has('L');
                if (shown()) {
                    showEarlier(path, number, earlier);
                    show(path, number, line, matcher);
                }
                left = after;
            } else if (left > 0 && shown()) {
                session.line(prefix(path, number, '-') + line);
                left--;
            } else {
                earlier.add(line);
                if (earlier.size() > before) {
                    earlier.remove();
                }
            }
            if (match && options.has('l')) {
                session.line(path);
                return;
            }
        }
        summary(path, count);
    }

    private boolean shown() {
        return !options.has('q') && !options.has('c') && !options.has('l') && !options.has('L');
    }

    private void summary(String path, int count) throws IOException {
        if (options.has('c') && !options.has('q')) {
            session.line((named ? path + ":" : "") + count);
        } else if (options.has('L') && count == 0) {
            found = true;
            session.line(path);
        }
    }

    private void showEarlier(String path, int number, Deque<String> earlier) throws IOException {
        int first = number - earlier.size();
        while (!earlier.isEmpty()) {
            session.line(prefix(path, first, '-') + earlier.remove());
            first++;
        }
    }

    private void show(String path, int number, String line, Matcher matcher) throws IOException {
        if (!options.has('o') || options.has('v')) {
            session.line(prefix(path, number, ':') + line);
            return;
        }
        matcher.reset();
        while (matcher.find()) {
            if (matcher.end() > matcher.start()) {
                session.line(prefix(path, number, ':') + matcher.group());
            }
        }
    }

    private String prefix(String path, int number, char separator) {
        return (named ? path + separator : "") + (options.has('n') ? Integer.toString(number) + separator : "");
    }
}
