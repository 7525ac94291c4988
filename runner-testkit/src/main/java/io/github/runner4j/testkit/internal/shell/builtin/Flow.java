package io.github.runner4j.testkit.internal.shell.builtin;

import io.github.runner4j.testkit.internal.shell.run.Jump;
import io.github.runner4j.testkit.internal.shell.run.Shell;
import io.github.runner4j.testkit.internal.shell.state.State;
import io.github.runner4j.testkit.internal.shell.syntax.Script;
import io.github.runner4j.testkit.internal.shell.syntax.ShellError;
import io.github.runner4j.testkit.internal.userland.SearchPath;
import io.github.runner4j.testkit.internal.userland.Session;
import java.io.IOException;
import java.util.List;

/** The builtins that leave something, or run something else. */
final class Flow {

    private Flow() {}

    static int leaveLoops(Shell shell, List<String> words) {
        return loops(shell, words, Jump.Kind.BREAK);
    }

    static int nextTurn(Shell shell, List<String> words) {
        return loops(shell, words, Jump.Kind.CONTINUE);
    }

    private static int loops(Shell shell, List<String> words, Jump.Kind kind) {
        int number = words.isEmpty() ? 1 : Builtins.number(words.get(0));
        if (number == 0) {
            throw ShellError.of("Illegal number: 0");
        }
        int within = shell.state().loops();
        if (within > 0) {
            throw Jump.of(kind, Math.min(number, within));
        }
        return 0;
    }

    static int leave(Shell shell, List<String> words, Jump.Kind kind) {
        int status = words.isEmpty() ? shell.state().status() : Builtins.number(words.get(0)) & 0xFF;
        throw Jump.of(kind, status);
    }

    static int eval(Shell shell, List<String> words) throws InterruptedException {
        return shell.run(Script.of(String.join(" ", words)), false);
    }

    static int exec(Shell shell, List<String> words) throws InterruptedException {
        if (words.isEmpty()) {
            return 0;
        }
        throw Jump.of(Jump.Kind.ABORT, shell.replace(words));
    }

    static int source(Shell shell, List<String> words) throws InterruptedException {
        if (words.isEmpty()) {
            throw ShellError.of("bad usage");
        }
        String script = read(shell, words.get(0));
        State state = shell.state();
        List<String> before = state.positional();
        if (words.size() > 1) {
            state.positional(words.subList(1, words.size()));
        }
        try {
            return shell.run(Script.ofFile(script), false);
        } catch (Jump jump) {
            if (jump.kind() != Jump.Kind.RETURN) {
                throw jump;
            }
            return jump.number();
        } finally {
            if (words.size() > 1) {
                state.positional(before);
            }
        }
    }

    private static String read(Shell shell, String name) {
        String path = name.contains("/")
                ? name
                : SearchPath.find(
                                shell.tree(),
                                name,
                                shell.state().variables().get("PATH").orElse(SearchPath.USUAL))
                        .orElse(name);
        try {
            return shell.tree().content(path).toString();
        } catch (IOException e) {
            throw ShellError.of("can't open '" + name + "': " + Session.reason(e));
        }
    }

    static int let(Shell shell, List<String> words) {
        long value = 0;
        for (String each : words) {
            value = shell.expander().number(each);
        }
        return value == 0 ? 1 : 0;
    }
}
