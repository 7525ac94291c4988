package io.github.runner4j.testkit.internal.applet.sed;

import io.github.runner4j.testkit.internal.userland.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs a script over lines. */
final class SedRun {

    private final Session session;
    private final List<Step> steps;
    private final boolean quiet;
    /** The steps whose first address was met, but not yet the second. */
    private final Set<Integer> within = new HashSet<>();

    private final StringBuilder appended = new StringBuilder();
    private String line = "";
    private String held = "";
    private boolean substituted;
    private boolean deleted;
    private boolean stopped;

    SedRun(Session session, List<Step> steps, boolean quiet) {
        this.session = session;
        this.steps = steps;
        this.quiet = quiet;
    }

    int run(SedLines lines, OutputStream out) throws IOException {
        for (String next = lines.next(); next != null && !stopped; next = stopped ? null : lines.next()) {
            line = next;
            deleted = false;
            substituted = false;
            cycle(lines, out);
            if (!quiet && !deleted) {
                write(out, line + (lines.ended() ? "\n" : ""));
            }
            flushAppended(out);
        }
        return 0;
    }

    private void cycle(SedLines lines, OutputStream out) throws IOException {
        int at = 0;
        while (at < steps.size() && !deleted && !stopped) {
            Step step = steps.get(at);
            boolean selected = selects(step, at, lines) != step.not();
            if (step.name() == '{') {
                at = selected ? at + 1 : step.target();
            } else {
                at = selected ? apply(step, at, lines, out) : at + 1;
            }
        }
    }

    private boolean selects(Step step, int index, SedLines lines) {
        if (step.from().isEmpty()) {
            return true;
        }
        boolean first = step.from().get().matches(line, lines.number(), lines.isLast());
        if (step.to().isEmpty()) {
            return first;
        }
        Address to = step.to().get();
        boolean byNumber = to.pattern().isEmpty() && !to.last();
        if (within.contains(index)) {
            if (to.matches(line, lines.number(), lines.isLast()) || (byNumber && lines.number() > to.number())) {
                within.remove(index);
                return !byNumber || lines.number() <= to.number();
            }
            return true;
        } else if (first && !(byNumber && to.number() <= lines.number())) {
            within.add(index);
        }
        return first;
    }

    /** Where to go on. */
    private int apply(Step step, int at, SedLines lines, OutputStream out) throws IOException {
        switch (step.name()) {
            case 's' -> substitute(step.substitution().orElseThrow(), out);
            case 'y' -> transliterate(step.text());
            case 'p' -> write(out, line + "\n");
            case 'P' -> write(out, line.split("\n", 2)[0] + "\n");
            case 'd' -> deleted = true;
            case 'D' -> deleteFirst();
            case 'q', 'Q' -> stop(step.name() == 'Q');
            case '=' -> write(out, lines.number() + "\n");
            case 'a' -> appended.append(step.text());
            case 'i' -> write(out, step.text());
            case 'c' -> change(step, at, out);
            case 'r' ->
                appended.append(
                        session.tree().exists(step.text())
                                ? session.tree().content(step.text()).toString()
                                : "");
            case 'w' -> session.tree().write(step.text(), true).write((line + "\n").getBytes(StandardCharsets.UTF_8));
            case 'n', 'N' -> next(step.name() == 'N', lines, out);
            default -> exchange(step.name());
        }
        return "btT".indexOf(step.name()) >= 0 && jumps(step.name()) ? step.target() : at + 1;
    }

    private boolean jumps(char name) {
        boolean jumps = name == 'b' || substituted == (name == 't');
        substituted &= name == 'b';
        return jumps;
    }

    private void exchange(char name) {
        String before = line;
        switch (name) {
            case 'h' -> held = line;
            case 'H' -> held = held + "\n" + line;
            case 'g' -> line = held;
            case 'G' -> line = line + "\n" + held;
            case 'x' -> {
                line = held;
                held = before;
            }
            default -> {
                // Jumps and blocks change no line.
            }
        }
    }

    private void substitute(Substitution substitution, OutputStream out) throws IOException {
        Optional<String> changed = substitution.apply(line);
        if (changed.isPresent()) {
            line = changed.get();
            substituted = true;
            write(out, substitution.print() ? line + "\n" : "");
        }
    }

    private void transliterate(String pairs) {
        StringBuilder changed = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            int at = 0;
            while (at < pairs.length() && pairs.charAt(at) != c) {
                at += 2;
            }
            changed.append(at < pairs.length() ? pairs.charAt(at + 1) : c);
        }
        line = changed.toString();
    }

    /** What is left is another cycle without a new line; that is only so much as tests need. */
    private void deleteFirst() {
        int end = line.indexOf('\n');
        deleted = end < 0;
        line = line.substring(end + 1);
    }

    private void stop(boolean silently) {
        stopped = true;
        deleted = silently;
    }

    private void change(Step step, int at, OutputStream out) throws IOException {
        boolean more = step.to().isPresent() && within.contains(at);
        write(out, more ? "" : step.text());
        deleted = true;
    }

    private void next(boolean join, SedLines lines, OutputStream out) throws IOException {
        if (!join && !quiet) {
            write(out, line + "\n");
        }
        flushAppended(out);
        String next = lines.next();
        if (next == null) {
            stopped = true;
            deleted = !join;
        } else {
            line = join ? line + "\n" + next : next;
        }
    }

    private void flushAppended(OutputStream out) throws IOException {
        write(out, appended.toString());
        appended.setLength(0);
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
