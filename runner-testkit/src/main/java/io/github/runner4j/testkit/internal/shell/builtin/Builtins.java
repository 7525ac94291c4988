package io.github.runner4j.testkit.internal.shell.builtin;

import io.github.runner4j.testkit.internal.applet.word.Condition;
import io.github.runner4j.testkit.internal.applet.word.Echo;
import io.github.runner4j.testkit.internal.applet.word.Printf;
import io.github.runner4j.testkit.internal.shell.run.Builtin;
import io.github.runner4j.testkit.internal.shell.run.Jump;
import io.github.runner4j.testkit.internal.shell.syntax.ShellError;
import io.github.runner4j.testkit.internal.userland.Applet;
import io.github.runner4j.testkit.internal.userland.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All builtins by their names. */
public final class Builtins {

    /** Applets within the shell complain in its name. */
    static final String SPEAKER = "sh";

    private Builtins() {}

    /** All of them. */
    public static Map<String, Builtin> all() {
        Map<String, Builtin> all = new TreeMap<>();
        all.put(":", (shell, words) -> 0);
        all.put("true", (shell, words) -> 0);
        all.put("false", (shell, words) -> 1);
        all.put("echo", applet("echo", Echo::run));
        all.put("printf", applet("printf", Printf::run));
        all.put("test", applet("test", Condition::run));
        all.put("[", applet("[", Condition::bracket));
        flow(all);
        variables(all);
        all.put("cd", Directories::cd);
        all.put("pwd", Directories::pwd);
        all.put("umask", Directories::umask);
        all.put("wait", JobBuiltins::await);
        all.put("jobs", JobBuiltins::jobs);
        all.put("kill", KillBuiltin::run);
        all.put("trap", TrapBuiltin::run);
        all.put("type", Names::type);
        all.put("command", Names::command);
        all.put("ulimit", (shell, words) -> words.isEmpty() ? shell.print("unlimited\n") : 0);
        all.put("hash", (shell, words) -> 0);
        all.put("times", (shell, words) -> shell.print("0m0.00s 0m0.00s\n0m0.00s 0m0.00s\n"));
        return Map.copyOf(all);
    }

    private static void flow(Map<String, Builtin> all) {
        all.put("break", Flow::leaveLoops);
        all.put("continue", Flow::nextTurn);
        all.put("return", (shell, words) -> Flow.leave(shell, words, Jump.Kind.RETURN));
        all.put("exit", (shell, words) -> Flow.leave(shell, words, Jump.Kind.EXIT));
        all.put("eval", Flow::eval);
        all.put("exec", Flow::exec);
        all.put(".", Flow::source);
        all.put("source", Flow::source);
    }

    private static void variables(Map<String, Builtin> all) {
        all.put("export", (shell, words) -> VariableBuiltins.mark(shell, words, true));
        all.put("readonly", (shell, words) -> VariableBuiltins.mark(shell, words, false));
        all.put("unset", VariableBuiltins::unset);
        all.put("local", VariableBuiltins::local);
        all.put("shift", VariableBuiltins::shift);
        all.put("set", SetBuiltin::run);
        all.put("read", ReadBuiltin::run);
        all.put("getopts", GetoptsBuiltin::run);
        all.put("let", Flow::let);
    }

    private static Builtin applet(String name, Applet applet) {
        return (shell, words) -> {
            List<String> all = new ArrayList<>(List.of(name));
            all.addAll(words);
            return Session.run(
                    applet, shell.inner(all), SPEAKER, words, shell.state().mask());
        };
    }

    /** The number that a word is; the shell complains about others. */
    static int number(String word) {
        if (!word.matches("[0-9]{1,9}")) {
            throw ShellError.of("Illegal number: " + word);
        }
        return Integer.parseInt(word);
    }
}
