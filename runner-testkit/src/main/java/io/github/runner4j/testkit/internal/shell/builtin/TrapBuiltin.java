package io.github.runner4j.testkit.internal.shell.builtin;

import io.github.runner4j.testkit.internal.process.Signal;
import io.github.runner4j.testkit.internal.shell.run.Quoting;
import io.github.runner4j.testkit.internal.shell.run.Shell;
import io.github.runner4j.testkit.internal.shell.state.Traps;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code trap}: what is to be done on signals and at the end. */
final class TrapBuiltin {

    private TrapBuiltin() {}

    static int run(Shell shell, List<String> words) {
        List<String> rest = !words.isEmpty() && words.get(0).equals("--") ? words.subList(1, words.size()) : words;
        Traps traps = shell.state().traps();
        if (rest.isEmpty()) {
            StringBuilder shown = new StringBuilder();
            traps.all()
                    .forEach((name, action) -> shown.append("trap -- ")
                            .append(Quoting.quote(action))
                            .append(' ')
                            .append(name)
                            .append('\n'));
            return shell.print(shown.toString());
        }
        boolean reset =
                rest.get(0).equals("-") || rest.size() == 1 || rest.get(0).matches("[0-9]+");
        Optional<String> action = reset ? Optional.empty() : Optional.of(rest.get(0));
        List<String> names = rest.get(0).equals("-") || !reset ? rest.subList(1, rest.size()) : rest;
        int status = 0;
        for (String name : names) {
            status = set(shell, name, action) ? status : 1;
        }
        return status;
    }

    private static boolean set(Shell shell, String name, Optional<String> action) {
        Traps traps = shell.state().traps();
        if (name.equals("0") || name.toUpperCase(Locale.ROOT).equals(Traps.EXIT)) {
            traps.atExit(action);
            return true;
        }
        Optional<Signal> signal = Signal.parse(name);
        if (signal.isEmpty()) {
            shell.complain(name + ": invalid signal specification");
            return false;
        }
        traps.on(signal.get(), action, shell.context());
        return true;
    }
}
