package io.github.runner4j.docker.internal.image;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * One pattern of a {@code .dockerignore} file, matched without backtracking: the time is bounded by the length of the path times
 * the length of the pattern, whatever the pattern. Source of the meaning: the patternmatcher package that the docker command and
 * BuildKit share.
 */
final class IgnorePattern {

    /** What a step of the pattern does with a character of the path. */
    private enum Kind {
        /** Takes one character. */
        ONE,
        /** Takes any number of characters. */
        MANY,
        /** Goes on, or enters the next step first. */
        ENTRY,
        /** Takes whole names with their slashes; left after a slash only. */
        NAMES
    }

    private record Step(Kind kind, IntPredicate takes) {}

    private final boolean exception;
    private final Step[] steps;

    private IgnorePattern(boolean exception, List<Step> steps) {
        this.exception = exception;
        this.steps = steps.toArray(Step[]::new);
    }

    /**
     * Reads a pattern.
     *
     * @param text the pattern, cleaned: neither blank around nor slash at its ends
     * @param exception whether an exclamation mark stood before it
     * @return the pattern
     * @throws IllegalArgumentException when it cannot be read; the message says why
     */
    static IgnorePattern of(String text, boolean exception) {
        return new IgnorePattern(exception, new Reader(text).read());
    }

    /** Whether it brings files back instead of ignoring them. */
    boolean exception() {
        return exception;
    }

    /** Whether it matches the path itself; what it means for paths below is left to the caller. */
    boolean matches(String path) {
        return after(path).get(steps.length);
    }

    /** Whether there can be a path below the directory that it matches. */
    boolean mayMatchBelow(String directory) {
        return !after(directory + "/").isEmpty();
    }

    private BitSet after(String path) {
        BitSet now = new BitSet(steps.length + 1);
        enter(now, 0);
        int at = 0;
        while (at < path.length() && !now.isEmpty()) {
            int c = path.codePointAt(at);
            now = after(now, c);
            at += Character.charCount(c);
        }
        return now;
    }

    private BitSet after(BitSet before, int c) {
        BitSet next = new BitSet(steps.length + 1);
        for (int i = before.nextSetBit(0); i >= 0 && i < steps.length; i = before.nextSetBit(i + 1)) {
            Step step = steps[i];
            boolean taken = step.takes.test(c);
            if (step.kind == Kind.ONE && taken) {
                enter(next, i + 1);
            } else if (step.kind == Kind.MANY && taken) {
                enter(next, i);
            } else if (step.kind == Kind.NAMES) {
                next.set(i);
                if (c == '/') {
                    enter(next, i + 1);
                }
            }
        }
        return next;
    }

    /** Adds a step, and those that can be reached from it without taking a character. */
    private void enter(BitSet states, int step) {
        int i = step;
        while (i < steps.length && !states.get(i) && steps[i].kind != Kind.ONE && steps[i].kind != Kind.NAMES) {
            states.set(i);
            if (steps[i].kind == Kind.ENTRY) {
                states.set(i + 1);
                i++;
            }
            i++;
        }
        states.set(i);
    }

    private static boolean any(int c) {
        return true;
    }

    private static boolean inName(int c) {
        return c != '/';
    }

    /** Turns the text into steps. */
    private static final class Reader {

        private final int[] text;
        private final List<Step> steps = new ArrayList<>();
        private int at;

        Reader(String text) {
            this.text = text.codePoints().toArray();
        }

        List<Step> read() {
            while (at < text.length) {
                int c = text[at++];
                switch (c) {
                    case '*' -> star();
                    case '?' -> add(Kind.ONE, IgnorePattern::inName);
                    case '[' -> add(Kind.ONE, characterClass());
                    case '\\' -> literal(escaped());
                    default -> literal(c);
                }
            }
            return steps;
        }

        private void star() {
            if (at == text.length || text[at] != '*') {
                add(Kind.MANY, IgnorePattern::inName);
                return;
            }
            boolean first = at == 1;
            at++;
            boolean slash = at < text.length && text[at] == '/';
            at += slash ? 1 : 0;
            if (at == text.length || (first && !slash && plainRest())) {
                add(Kind.MANY, IgnorePattern::any);
            } else {
                add(Kind.ENTRY, IgnorePattern::any);
                add(Kind.NAMES, IgnorePattern::any);
            }
        }

        /** Two leading stars before plain text mean any path that ends in it; before a pattern they mean whole names. */
        private boolean plainRest() {
            for (int i = at; i < text.length; i++) {
                if ("*?[]\\".indexOf(text[i]) >= 0) {
                    return false;
                }
            }
            return true;
        }

        private IntPredicate characterClass() {
            boolean not = at < text.length && text[at] == '^';
            at += not ? 1 : 0;
            IntPredicate takes = c -> false;
            do {
                int low = classCharacter();
                boolean range = at < text.length && text[at] == '-';
                at += range ? 1 : 0;
                int high = range ? classCharacter() : low;
                if (high < low) {
                    throw new IllegalArgumentException("a range in [ ] runs backwards");
                }
                takes = takes.or(c -> low <= c && c <= high);
                if (at == text.length) {
                    throw unclosed();
                }
            } while (text[at] != ']');
            at++;
            return not ? takes.negate() : takes;
        }

        private int classCharacter() {
            if (at == text.length) {
                throw unclosed();
            }
            int c = text[at++];
            if (c == '-' || c == ']') {
                throw new IllegalArgumentException("a bare " + (char) c + " in [ ]; write \\" + (char) c);
            }
            return c == '\\' ? escaped() : c;
        }

        private int escaped() {
            if (at == text.length) {
                throw new IllegalArgumentException("nothing follows the \\ at its end");
            }
            return text[at++];
        }

        private void literal(int character) {
            add(Kind.ONE, c -> c == character);
        }

        private void add(Kind kind, IntPredicate takes) {
            steps.add(new Step(kind, takes));
        }

        private static IllegalArgumentException unclosed() {
            return new IllegalArgumentException("a [ without its ]");
        }
    }
}
