package io.github.runner4j.testkit.internal.shell.builtin;

import io.github.runner4j.testkit.internal.shell.run.Builtin;
import io.github.runner4j.testkit.internal.shell.run.Shell;
import io.github.runner4j.testkit.internal.shell.syntax.Parser;
import io.github.runner4j.testkit.internal.userland.SearchPath;
import java.util.List;
import java.util.Optional;

/** The builtins that tell what a name stands for. */
final class Names {

    private static final int NOT_FOUND = 127;

    private Names() {}

    static int type(Shell shell, List<String> words) {
        int status = 0;
        for (String each : words) {
            boolean known = describe(shell, each, true);
            status = known ? status : NOT_FOUND;
        }
        return status;
    }

    /** Runs a command that is no function, or tells what it is. */
    static int command(Shell shell, List<String> words) throws InterruptedException {
        int at = 0;
        boolean brief = false;
        boolean wordy = false;
        while (at < words.size() && words.get(at).matches("-[pvV]+")) {
            brief |= words.get(at).contains("v");
            wordy |= words.get(at).contains("V");
            at++;
        }
        List<String> rest = words.subList(at, words.size());
        if (rest.isEmpty()) {
            return 0;
        } else if (brief || wordy) {
            return describe(shell, rest.get(0), wordy) ? 0 : NOT_FOUND;
        }
        return shell.call(rest, false);
    }

    private static boolean describe(Shell shell, String name, boolean wordy) {
        String brief = name;
        String text;
        if (Parser.RESERVED.contains(name)) {
            text = "a shell keyword";
        } else if (shell.state().functions().containsKey(name)) {
            text = "a function";
        } else if (shell.builtin(name).isPresent()) {
            text = Builtin.SPECIAL.contains(name) ? "a special shell builtin" : "a shell builtin";
        } else {
            Optional<String> path = path(shell, name);
            if (path.isEmpty()) {
                if (wordy) {
                    shell.print(name + ": not found\n");
                }
                return false;
            }
            brief = path.get();
            text = brief;
        }
        shell.print(wordy ? name + " is " + text + "\n" : brief + "\n");
        return true;
    }

    private static Optional<String> path(Shell shell, String name) {
        return SearchPath.find(
                        shell.tree(),
                        name,
                        shell.state().variables().get("PATH").orElse(SearchPath.USUAL))
                .filter(shell.tree()::isExecutable);
    }
}
