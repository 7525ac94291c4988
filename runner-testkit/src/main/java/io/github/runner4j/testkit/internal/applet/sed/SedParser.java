package io.github.runner4j.testkit.internal.applet.sed;

import io.github.runner4j.testkit.internal.applet.text.Regex;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a script of the stream editor. */
final class SedParser {

    private final String script;
    private final boolean extended;
    private final List<Step> steps = new ArrayList<>();
    private final Map<String, Integer> labels = new HashMap<>();
    private final Deque<Integer> blocks = new ArrayDeque<>();
    private int at;
    private Optional<Pattern> last = Optional.empty();

    private SedParser(String script, boolean extended) {
        this.script = script;
        this.extended = extended;
    }

    static List<Step> parse(String script, boolean extended) throws IOException {
        SedParser parser = new SedParser(script, extended);
        while (parser.skip(" \t\n;")) {
            parser.step();
        }
        if (!parser.blocks.isEmpty()) {
            throw new IOException("unmatched '{'");
        }
        return parser.resolved();
    }

    /** Whether there is more. */
    private boolean skip(String characters) {
        while (at < script.length() && characters.indexOf(script.charAt(at)) >= 0) {
            at++;
        }
        return at < script.length();
    }

    private char next() throws IOException {
        if (at == script.length()) {
            throw new IOException("unterminated command");
        }
        at++;
        return script.charAt(at - 1);
    }

    private char next(char separator) throws IOException {
        if (at == script.length()) {
            throw new IOException("unmatched '" + separator + "'");
        }
        return next();
    }

    private void step() throws IOException {
        Optional<Address> from = address();
        Optional<Address> to = Optional.empty();
        skip(" \t");
        if (from.isPresent() && at < script.length() && script.charAt(at) == ',') {
            at++;
            skip(" \t");
            to = address();
            if (to.isEmpty()) {
                throw new IOException("no address after comma");
            }
        }
        skip(" \t");
        boolean not = at < script.length() && script.charAt(at) == '!';
        at += not ? 1 : 0;
        if (!skip(" \t")) {
            throw new IOException("missing command");
        }
        add(next(), from, to, not);
    }

    private void add(char name, Optional<Address> from, Optional<Address> to, boolean not) throws IOException {
        Optional<Substitution> substitution = Optional.empty();
        String text = "";
        switch (name) {
            case '#' -> {
                text = line();
                return;
            }
            case '{' -> blocks.push(steps.size());
            case '}' -> {
                if (blocks.isEmpty()) {
                    throw new IOException("unexpected '}'");
                }
                int start = blocks.pop();
                steps.set(start, steps.get(start).withTarget(steps.size()));
                return;
            }
            case 's' -> substitution = Optional.of(substitution());
            case 'y' -> text = transliteration();
            case 'a', 'i', 'c' -> text = addedText();
            case ':' -> {
                labels.put(word(), steps.size());
                return;
            }
            case 'b', 't', 'T' -> text = word();
            case 'r', 'w' -> text = line().strip();
            case 'p', 'd', 'q', 'Q', '=', 'n', 'N', 'D', 'P', 'h', 'H', 'g', 'G', 'x', 'l' -> skip(" \t");
            default -> throw new IOException("unsupported command " + name);
        }
        steps.add(new Step(name, from, to, not, text, substitution, 0));
    }

    private List<Step> resolved() throws IOException {
        List<Step> resolved = new ArrayList<>();
        for (Step each : steps) {
            boolean jump = "btT".indexOf(each.name()) >= 0;
            if (jump && !each.text().isEmpty() && !labels.containsKey(each.text())) {
                throw new IOException("can't find label for jump to '" + each.text() + "'");
            }
            resolved.add(jump ? each.withTarget(labels.getOrDefault(each.text(), steps.size())) : each);
        }
        return resolved;
    }

    private Optional<Address> address() throws IOException {
        if (at == script.length()) {
            return Optional.empty();
        }
        char c = script.charAt(at);
        if (Character.isDigit(c)) {
            int number = number();
            int step = 0;
            if (at < script.length() && script.charAt(at) == '~') {
                at++;
                step = number();
            }
            return Optional.of(new Address(number, step, false, Optional.empty()));
        } else if (c == '$') {
            at++;
            return Optional.of(new Address(0, 0, true, Optional.empty()));
        } else if (c == '/' || c == '\\') {
            at += c == '/' ? 1 : 2;
            Pattern pattern = pattern(until(script.charAt(at - 1)), flags());
            return Optional.of(new Address(0, 0, false, Optional.of(pattern)));
        }
        return Optional.empty();
    }

    private int flags() {
        boolean fold = at < script.length() && script.charAt(at) == 'I';
        at += fold ? 1 : 0;
        return fold ? Pattern.CASE_INSENSITIVE : 0;
    }

    private int number() {
        int start = at;
        while (at < script.length() && Character.isDigit(script.charAt(at)) && at - start < 9) {
            at++;
        }
        return at > start ? Integer.parseInt(script.substring(start, at)) : 0;
    }

    /** An empty one is the one before. */
    private Pattern pattern(String regex, int flags) throws IOException {
        Pattern pattern = regex.isEmpty() && last.isPresent() ? last.get() : Regex.compile(regex, extended, flags);
        last = Optional.of(pattern);
        return pattern;
    }

    /** Up to a separator, which a backslash takes its meaning from; within a set it has none. */
    private String until(char separator) throws IOException {
        StringBuilder text = new StringBuilder();
        boolean set = false;
        while (true) {
            char c = next(separator);
            if (c == '\\') {
                char escaped = next(separator);
                text.append(escaped == separator ? "" : "\\").append(escaped);
            } else if (c == separator && !set) {
                return text.toString();
            } else {
                set = c == '[' || (set && c != ']');
                text.append(c);
            }
        }
    }

    private Substitution substitution() throws IOException {
        char separator = next();
        String regex = until(separator);
        String replacement = untilPlain(separator);
        boolean all = false;
        boolean print = false;
        int flags = 0;
        int which = 1;
        while (at < script.length() && "gpiI0123456789".indexOf(script.charAt(at)) >= 0) {
            char flag = script.charAt(at);
            if (Character.isDigit(flag)) {
                which = number();
                continue;
            }
            all |= flag == 'g';
            print |= flag == 'p';
            flags |= flag == 'i' || flag == 'I' ? Pattern.CASE_INSENSITIVE : 0;
            at++;
        }
        if (at < script.length() && " \t\n;}#".indexOf(script.charAt(at)) < 0) {
            throw new IOException("unknown option to s");
        }
        return new Substitution(pattern(regex, flags), replacement, which, all, print);
    }

    private String untilPlain(char separator) throws IOException {
        StringBuilder text = new StringBuilder();
        for (char c = next(separator); c != separator; c = next(separator)) {
            if (c == '\\') {
                char escaped = next(separator);
                boolean plain = escaped == separator && escaped != '&';
                text.append(plain ? "" : "\\").append(escaped);
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    /** Pairs of characters: which, and what it becomes. */
    private String transliteration() throws IOException {
        char separator = next();
        String from = untilPlain(separator).replace("\\n", "\n").replace("\\\\", "\\");
        String to = untilPlain(separator).replace("\\n", "\n").replace("\\\\", "\\");
        if (from.length() != to.length()) {
            throw new IOException("y command strings have different lengths");
        }
        StringBuilder pairs = new StringBuilder();
        for (int i = 0; i < from.length(); i++) {
            pairs.append(from.charAt(i)).append(to.charAt(i));
        }
        return pairs.toString();
    }

    private String addedText() {
        skip(" \t");
        if (script.startsWith("\\\n", at)) {
            at += 2;
        } else if (script.startsWith("\\", at)) {
            at++;
        }
        StringBuilder text = new StringBuilder();
        while (at < script.length() && script.charAt(at) != '\n') {
            boolean escape = script.charAt(at) == '\\' && at + 1 < script.length();
            at += escape ? 1 : 0;
            text.append(script.charAt(at));
            at++;
        }
        return text + "\n";
    }

    private String word() {
        skip(" \t");
        int start = at;
        while (at < script.length() && ";\n}".indexOf(script.charAt(at)) < 0) {
            at++;
        }
        return script.substring(start, at).strip();
    }

    private String line() {
        int start = at;
        while (at < script.length() && script.charAt(at) != '\n') {
            at++;
        }
        return script.substring(start, at);
    }
}
