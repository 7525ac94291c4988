package io.github.runner4j.testkit.internal.shell.state;

import io.github.runner4j.testkit.internal.shell.syntax.ShellError;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How a shell is set: {@code set -e} and the like. */
public final class Flags {

    /** One of the settings; in the order in which {@code $-} shows them. */
    public enum Flag {
        ERREXIT('e'),
        NOGLOB('f'),
        IGNOREEOF('I'),
        INTERACTIVE('i'),
        MONITOR('m'),
        NOEXEC('n'),
        STDIN('s'),
        COMMAND('c'),
        XTRACE('x'),
        VERBOSE('v'),
        NOCLOBBER('C'),
        ALLEXPORT('a'),
        NOTIFY('b'),
        NOUNSET('u'),
        ERRTRACE('E'),
        VI('V'),
        PIPEFAIL('P');

        private final char letter;

        Flag(char letter) {
            this.letter = letter;
        }

        /** As in {@code set -o name}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether a script may set it. */
        public boolean open() {
            return this != INTERACTIVE && this != STDIN && this != COMMAND;
        }

        /** By its letter. */
        public static Optional<Flag> of(char letter) {
            return Set.of(values()).stream()
                    .filter(each -> each.letter == letter && letter != 'P')
                    .findFirst();
        }

        /** By its name. */
        public static Optional<Flag> of(String label) {
            return Set.of(values()).stream()
                    .filter(each -> each.label().equals(label))
                    .findFirst();
        }
    }

    private final Set<Flag> on = EnumSet.noneOf(Flag.class);

    /** The same for a shell of its own. */
    public Flags copy() {
        Flags copy = new Flags();
        copy.on.addAll(on);
        return copy;
    }

    public boolean has(Flag flag) {
        return on.contains(flag);
    }

    public void set(Flag flag, boolean value) {
        if (value) {
            on.add(flag);
        } else {
            on.remove(flag);
        }
    }

    /** Sets several as in {@code -eu} or {@code +x}; the letter {@code o} is the caller's. */
    public void set(String letters) {
        boolean value = letters.startsWith("-");
        for (char letter : letters.substring(1).toCharArray()) {
            if (letter != 'o') {
                set(
                        Flag.of(letter)
                                .orElseThrow(() -> ShellError.of("illegal option " + letters.charAt(0) + letter)),
                        value);
            }
        }
    }

    /** The letters of those that are set. */
    public String letters() {
        StringBuilder letters = new StringBuilder();
        on.stream().filter(each -> each != Flag.PIPEFAIL).forEach(each -> letters.append(each.letter));
        return letters.reverse().toString();
    }
}
