package io.github.runner4j.testkit.internal.shell;

import io.github.runner4j.testkit.internal.shell.builtin.Builtins;
import io.github.runner4j.testkit.internal.shell.builtin.SetBuiltin;
import io.github.runner4j.testkit.internal.shell.run.Shell;
import io.github.runner4j.testkit.internal.shell.state.Descriptors;
import io.github.runner4j.testkit.internal.shell.state.Flags.Flag;
import io.github.runner4j.testkit.internal.shell.state.State;
import io.github.runner4j.testkit.internal.shell.state.Variables;
import io.github.runner4j.testkit.internal.shell.syntax.Script;
import io.github.runner4j.testkit.internal.shell.syntax.ShellError;
import io.github.runner4j.testkit.internal.userland.SearchPath;
import io.github.runner4j.testkit.internal.userland.Session;
import io.github.runner4j.testkit.program.ProgramContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code sh}: reads its command line and runs a script from there, from a file or from its input. */
public final class ShellProgram {

    private static final int NO_SCRIPT = 2;

    private ShellProgram() {}

    /** Runs a shell as a process, with the words after its name. */
    public static int run(ProgramContext context, String name, List<String> words) throws InterruptedException {
        State state = state(context);
        state.name(name);
        Shell shell = new Shell(context, state, Builtins.all());
        try {
            List<String> rest = new ArrayList<>(words);
            boolean command = takeCommandFlag(rest);
            state.flags().set(Flag.COMMAND, command);
            rest = rest.subList(SetBuiltin.flags(state.flags(), rest), rest.size());
            return command ? command(shell, rest) : file(shell, rest);
        } catch (ShellError e) {
            shell.complain(e.message());
            return e.status();
        } finally {
            state.descriptors().close();
        }
    }

    private static State state(ProgramContext context) {
        Variables variables = Variables.of(context.environment());
        State state = State.of(variables, Descriptors.of(context), context.workingDirectory());
        state.mainProcess(context.processes().own());
        if (variables.get("PATH").isEmpty()) {
            variables.set("PATH", SearchPath.USUAL);
        }
        variables.set("IFS", " \t\n");
        variables.set("OPTIND", "1");
        variables.set("PS1", "\\w \\$ ");
        variables.set("PS2", "> ");
        variables.set("PS4", "+ ");
        variables.set("PPID", "0");
        variables.set("PWD", context.workingDirectory());
        return state;
    }

    /** Whether there is {@code -c} among the flags, which is taken out. */
    private static boolean takeCommandFlag(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.length() < 2 || !word.startsWith("-") || word.startsWith("--")) {
                return false;
            } else if (word.contains("c")) {
                String others = word.replace("c", "");
                if (others.length() > 1) {
                    words.set(i, others);
                } else {
                    words.remove(i);
                }
                return true;
            }
        }
        return false;
    }

    private static int command(Shell shell, List<String> rest) throws InterruptedException {
        if (rest.isEmpty()) {
            throw ShellError.of("-c requires an argument");
        }
        shell.state().traps().endWhenInterrupted(shell.context());
        if (rest.size() > 1) {
            shell.state().name(rest.get(1));
            shell.state().positional(rest.subList(2, rest.size()));
        }
        return shell.finish(Script.of(rest.get(0)));
    }

    private static int file(Shell shell, List<String> rest) throws InterruptedException {
        State state = shell.state();
        if (rest.isEmpty() || state.flags().has(Flag.STDIN)) {
            state.positional(rest);
            state.flags().set(Flag.STDIN, true);
            return new InputShell(shell).run();
        }
        String path = rest.get(0);
        try {
            String text = shell.tree().content(path).toString();
            state.name(path);
            state.commandName(Optional.of(path));
            state.positional(rest.subList(1, rest.size()));
            return shell.finish(Script.ofFile(text));
        } catch (IOException e) {
            shell.complain("can't open '" + path + "': " + Session.reason(e));
            return NO_SCRIPT;
        }
    }
}
