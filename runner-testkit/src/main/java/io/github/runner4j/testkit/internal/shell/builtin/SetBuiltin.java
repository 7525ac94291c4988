package io.github.runner4j.testkit.internal.shell.builtin;

import io.github.runner4j.testkit.internal.shell.run.Quoting;
import io.github.runner4j.testkit.internal.shell.run.Shell;
import io.github.runner4j.testkit.internal.shell.state.Flags;
import io.github.runner4j.testkit.internal.shell.state.Flags.Flag;
import io.github.runner4j.testkit.internal.shell.syntax.ShellError;
import java.util.List;

/** {@code set}: flags and positional parameters. */
public final class SetBuiltin {

    private SetBuiltin() {}

    static int run(Shell shell, List<String> words) {
        if (words.isEmpty()) {
            StringBuilder shown = new StringBuilder();
            shell.state()
                    .variables()
                    .values()
                    .forEach((name, value) -> shown.append(name)
                            .append('=')
                            .append(Quoting.quote(value))
                            .append('\n'));
            return shell.print(shown.toString());
        } else if (words.size() == 1 && words.get(0).equals("-o")) {
            return show(shell);
        }
        int used = flags(shell.state().flags(), words);
        boolean ended = used > 0
                && (words.get(used - 1).equals("--") || words.get(used - 1).equals("-"));
        if (used < words.size() || (ended && words.get(used - 1).equals("--"))) {
            shell.state().positional(words.subList(used, words.size()));
        }
        return 0;
    }

    /** Takes the flags at the beginning of some words; how many words they are, with the mark of their end. */
    public static int flags(Flags flags, List<String> words) {
        int at = 0;
        while (at < words.size()) {
            String word = words.get(at);
            if (word.equals("--") || word.equals("-")) {
                return at + 1;
            } else if (word.length() < 2 || (word.charAt(0) != '-' && word.charAt(0) != '+')) {
                return at;
            }
            flags.set(word);
            at++;
            if (word.contains("o") && at < words.size()) {
                String label = words.get(at);
                flags.set(
                        Flag.of(label)
                                .orElseThrow(() -> ShellError.of("illegal option " + word.charAt(0) + "o " + label)),
                        word.charAt(0) == '-');
                at++;
            }
        }
        return at;
    }

    private static int show(Shell shell) {
        StringBuilder shown = new StringBuilder();
        for (Flag each : Flag.values()) {
            String value = shell.state().flags().has(each) ? "on" : "off";
            shown.append(each.open() ? String.format("%-16s%s\n", each.label(), value) : "");
        }
        return shell.print(shown.toString());
    }
}
