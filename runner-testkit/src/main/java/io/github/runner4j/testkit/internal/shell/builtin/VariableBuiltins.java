package io.github.runner4j.testkit.internal.shell.builtin;

import io.github.runner4j.testkit.internal.shell.run.Quoting;
import io.github.runner4j.testkit.internal.shell.run.Shell;
import io.github.runner4j.testkit.internal.shell.state.Variables;
import io.github.runner4j.testkit.internal.shell.syntax.ShellError;
import java.util.List;

/** The builtins that are about variables. */
final class VariableBuiltins {

    static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";

    private VariableBuiltins() {}

    /** Exports variables, or makes them unchangeable; shows those that are without names. */
    static int mark(Shell shell, List<String> words, boolean export) {
        Variables variables = shell.state().variables();
        boolean unmark = export && words.contains("-n");
        List<String> names = words.stream()
                .filter(each -> !each.equals("-p") && !each.equals("-n"))
                .toList();
        if (names.isEmpty()) {
            StringBuilder shown = new StringBuilder();
            variables
                    .marked(export)
                    .forEach((name, value) -> shown.append(export ? "export " : "readonly ")
                            .append(name)
                            .append(value.map(each -> "=" + Quoting.quote(each)).orElse(""))
                            .append('\n'));
            return shell.print(shown.toString());
        }
        for (String each : names) {
            String name = assign(variables, each);
            if (export) {
                variables.export(name, !unmark);
            } else {
                variables.protect(name);
            }
        }
        return 0;
    }

    /** Sets a variable when the word has a value for it; its name. */
    private static String assign(Variables variables, String word) {
        String[] parts = word.split("=", 2);
        checkName(parts[0]);
        if (parts.length == 2) {
            variables.set(parts[0], parts[1]);
        }
        return parts[0];
    }

    static void checkName(String name) {
        if (!name.matches(NAME)) {
            throw ShellError.of(name + ": bad variable name");
        }
    }

    static int unset(Shell shell, List<String> words) {
        boolean function = !words.isEmpty() && words.get(0).equals("-f");
        boolean option = function || (!words.isEmpty() && words.get(0).equals("-v"));
        for (String each : words.subList(option ? 1 : 0, words.size())) {
            if (function) {
                shell.state().functions().remove(each);
            } else {
                checkName(each);
                shell.state().variables().unset(each);
            }
        }
        return 0;
    }

    static int local(Shell shell, List<String> words) {
        Variables variables = shell.state().variables();
        if (!variables.nested()) {
            throw ShellError.of("not in a function");
        }
        for (String each : words) {
            String name = each.split("=", 2)[0];
            checkName(name);
            variables.hide(name);
            if (each.contains("=")) {
                variables.set(name, each.substring(name.length() + 1));
            } else {
                variables.unset(name);
            }
        }
        return 0;
    }

    static int shift(Shell shell, List<String> words) {
        int number = words.isEmpty() ? 1 : Builtins.number(words.get(0));
        List<String> positional = shell.state().positional();
        if (number > positional.size()) {
            return 1;
        }
        shell.state().positional(positional.subList(number, positional.size()));
        return 0;
    }
}
