package io.github.runner4j.testkit.internal.shell.run;

import io.github.runner4j.testkit.internal.shell.state.Flags.Flag;
import io.github.runner4j.testkit.internal.shell.state.State;
import io.github.runner4j.testkit.internal.shell.syntax.Command;
import io.github.runner4j.testkit.internal.shell.syntax.ShellError;
import io.github.runner4j.testkit.program.Processes.Running;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs simple commands: assignments, functions, builtins and programs. */
final class SimpleCommands {

    private static final int FAILED = 1;

    private final Shell shell;
    private final State state;
    private final Redirector redirector;
    private final Launcher launcher;

    SimpleCommands(Shell shell, Redirector redirector) {
        this.shell = shell;
        this.state = shell.state();
        this.redirector = redirector;
        this.launcher = new Launcher(shell);
    }

    Launcher launcher() {
        return launcher;
    }

    int run(Command.Simple command, Mode mode) throws InterruptedException {
        state.line(command.line());
        state.outputStatus(0);
        List<String> words = shell.expander().fields(command.words());
        if (words.isEmpty()) {
            return assign(command);
        }
        String name = words.get(0);
        boolean special = Builtin.SPECIAL.contains(name) && shell.builtin(name).isPresent();
        Optional<Redirector.Undo> undo = redirect(command, special);
        if (undo.isEmpty()) {
            return FAILED;
        }
        boolean scoped = !special && !command.assignments().isEmpty();
        try {
            if (scoped) {
                state.variables().begin();
            }
            assignBefore(command, words, scoped);
            return start(words, mode, undo.get());
        } finally {
            if (scoped) {
                state.variables().end();
            }
            undo.get().putBack();
        }
    }

    private Optional<Redirector.Undo> redirect(Command.Simple command, boolean special) {
        try {
            return Optional.of(redirector.apply(command.redirections()));
        } catch (ShellError e) {
            shell.complain(e.message());
            if (special) {
                throw Jump.of(Jump.Kind.ABORT, ShellError.STATUS);
            }
            return Optional.empty();
        }
    }

    private int assign(Command.Simple command) throws InterruptedException {
        List<String> shown = new ArrayList<>();
        for (Command.Assignment each : command.assignments()) {
            String value = shell.expander().text(each.value());
            set(each.name(), value);
            shown.add(each.name() + "=" + Quoting.quoteIfNeeded(value));
        }
        trace(shown, List.of());
        return redirector.with(command.redirections(), state::outputStatus);
    }

    /** The assignments before a command's words are for that command alone, unless it is a special one. */
    private void assignBefore(Command.Simple command, List<String> words, boolean scoped) {
        List<String> shown = new ArrayList<>();
        for (Command.Assignment each : command.assignments()) {
            String value = shell.expander().text(each.value());
            if (scoped) {
                state.variables().hide(each.name());
            }
            set(each.name(), value);
            if (scoped) {
                state.variables().export(each.name(), true);
            }
            shown.add(each.name() + "=" + Quoting.quoteIfNeeded(value));
        }
        trace(shown, words);
    }

    private void set(String name, String value) {
        state.variables().set(name, value);
        if (state.flags().has(Flag.ALLEXPORT)) {
            state.variables().export(name, true);
        }
    }

    private void trace(List<String> assignments, List<String> words) {
        if (state.flags().has(Flag.XTRACE)) {
            List<String> shown = new ArrayList<>(assignments);
            words.forEach(each -> shown.add(Quoting.quoteIfNeeded(each)));
            shell.error(state.variables().get("PS4").orElse("+ ") + String.join(" ", shown) + "\n");
        }
    }

    private int start(List<String> words, Mode mode, Redirector.Undo undo) throws InterruptedException {
        String name = words.get(0);
        Command function = state.functions().get(name);
        Optional<Builtin> builtin = shell.builtin(name);
        if (builtin.isPresent() && (function == null || Builtin.SPECIAL.contains(name))) {
            if (name.equals("exec") && words.size() == 1) {
                undo.giveUp();
            }
            return builtin(builtin.get(), words);
        } else if (function != null) {
            return function(function, words, mode);
        } else if (mode.last() && !state.traps().any()) {
            throw Jump.exit(launcher.replace(words));
        }
        Optional<Running> running = launcher.start(words);
        undo.putBack();
        return running.isPresent() ? launcher.await(running.get()) : launcher.missing(name);
    }

    /** Runs a builtin, a function or a program in this shell, as words alone. */
    int call(List<String> words, boolean functions) throws InterruptedException {
        Command function = functions ? state.functions().get(words.get(0)) : null;
        if (function != null) {
            return function(function, words, Mode.PLAIN);
        }
        Optional<Builtin> builtin = shell.builtin(words.get(0));
        if (builtin.isPresent()) {
            return named(words.get(0), () -> builtin.get().run(shell, words.subList(1, words.size())));
        }
        Optional<Running> running = launcher.start(words);
        return running.isPresent() ? launcher.await(running.get()) : launcher.missing(words.get(0));
    }

    private int builtin(Builtin builtin, List<String> words) throws InterruptedException {
        String name = words.get(0);
        return named(name, () -> {
            try {
                return builtin.run(shell, words.subList(1, words.size()));
            } catch (ShellError e) {
                shell.complain(e.message());
                if (Builtin.SPECIAL.contains(name)) {
                    throw Jump.of(Jump.Kind.ABORT, e.status());
                }
                return e.status();
            }
        });
    }

    /** Messages name the builtin meanwhile. */
    private int named(String name, Redirector.Work work) throws InterruptedException {
        Optional<String> before = state.commandName();
        state.commandName(Optional.of(name));
        try {
            return work.run();
        } finally {
            state.commandName(before);
        }
    }

    private int function(Command body, List<String> words, Mode mode) throws InterruptedException {
        List<String> before = state.positional();
        state.positional(words.subList(1, words.size()));
        state.variables().begin();
        try {
            return shell.evaluate(body, mode.notLast());
        } catch (Jump jump) {
            if (jump.kind() != Jump.Kind.RETURN) {
                throw jump;
            }
            return jump.number();
        } finally {
            state.variables().end();
            state.positional(before);
        }
    }
}
