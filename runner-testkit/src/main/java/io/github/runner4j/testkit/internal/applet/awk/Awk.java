package io.github.runner4j.testkit.internal.applet.awk;

import io.github.runner4j.testkit.internal.applet.text.Inputs;
import io.github.runner4j.testkit.internal.applet.text.LineReader;
import io.github.runner4j.testkit.internal.userland.Options;
import io.github.runner4j.testkit.internal.userland.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code awk}. */
public final class Awk {

    private static final int ERROR = 2;

    private final Session session;
    private final List<Rule> rules;
    private final Memory memory;
    private final Execution execution;
    /** The rules whose first line was met, but not yet the last. */
    private final Set<Rule> within = new HashSet<>();

    private Awk(Session session, List<Rule> rules) {
        this.session = session;
        this.rules = rules;
        this.memory = new Memory(session.context().environment());
        this.execution = new Execution(memory, session);
    }

    public static int run(Session session) throws IOException {
        Options options = Options.parse(session.words(), "+F:v:f:e:W:");
        List<String> programs = new ArrayList<>(options.values('e'));
        for (String file : options.values('f')) {
            programs.add(session.tree().content(file).toString());
        }
        List<String> rest = new ArrayList<>(options.rest());
        if (programs.isEmpty()) {
            if (rest.isEmpty()) {
                return session.usage("[OPTIONS] [AWK_PROGRAM] [FILE]...");
            }
            programs.add(rest.remove(0));
        }
        try {
            Awk awk = new Awk(session, Parser.parse(String.join("\n", programs)));
            options.value('F').ifPresent(each -> awk.memory.set("FS", Value.of(unescaped(each))));
            options.values('v').forEach(awk::define);
            return awk.all(rest);
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            session.complain("cmd. line:1: " + capital(Session.reason(e)));
            return ERROR;
        }
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String unescaped(String text) {
        return text.replace("\\t", "\t").replace("\\n", "\n").replace("\\|", "|");
    }

    private boolean define(String word) {
        boolean definition = word.matches("(?s)[A-Za-z_][A-Za-z0-9_]*=.*");
        if (definition) {
            String[] parts = word.split("=", 2);
            memory.set(parts[0], Value.read(unescaped(parts[1])));
        }
        return definition;
    }

    private int all(List<String> words) throws IOException {
        run(Rule.Kind.BEGIN);
        boolean reads = rules.stream().anyMatch(each -> each.kind() != Rule.Kind.BEGIN);
        int code = 0;
        if (reads && !execution.exited()) {
            code = lines(words);
        }
        execution.resume();
        run(Rule.Kind.END);
        return execution.code() == 0 ? code : execution.code();
    }

    private int lines(List<String> words) throws IOException {
        boolean any = false;
        int code = 0;
        for (String word : words) {
            if (!define(word)) {
                any = true;
                code |= file(word);
            }
        }
        return any ? code : file("-");
    }

    private int file(String path) throws IOException {
        memory.set("FILENAME", Value.of(path.equals("-") ? "" : path));
        try (InputStream in = Inputs.open(session, path)) {
            LineReader lines = new LineReader(in);
            memory.set("FNR", Value.of(0));
            for (String line = lines.next(); line != null && !execution.exited(); line = lines.next()) {
                memory.set("NR", Value.of(memory.get("NR").number() + 1));
                memory.set("FNR", Value.of(memory.get("FNR").number() + 1));
                memory.line(line);
                run(Rule.Kind.LINE);
            }
            return 0;
        } catch (IOException e) {
            if (Session.reason(e).startsWith("No such file")) {
                session.complain(path + ": " + Session.reason(e));
                return ERROR;
            }
            throw e;
        }
    }

    private void run(Rule.Kind kind) throws IOException {
        execution.begin();
        for (Rule rule : rules) {
            if (rule.kind() == kind && !execution.left() && selects(rule)) {
                execution.run(rule.action());
            }
        }
    }

    private boolean selects(Rule rule) throws IOException {
        if (rule.from().isEmpty()) {
            return true;
        } else if (rule.to().isEmpty()) {
            return execution.isTrue(rule.from().get());
        }
        boolean selected = within.contains(rule) || execution.isTrue(rule.from().get());
        if (selected && execution.isTrue(rule.to().get())) {
            within.remove(rule);
        } else if (selected) {
            within.add(rule);
        }
        return selected;
    }
}
