package io.github.runner4j.testkit.internal.shell.run;

import io.github.runner4j.testkit.internal.shell.state.Flags.Flag;
import io.github.runner4j.testkit.internal.shell.state.State;
import io.github.runner4j.testkit.internal.shell.syntax.Command;
import io.github.runner4j.testkit.internal.shell.syntax.ShellError;
import io.github.runner4j.testkit.internal.shell.syntax.Word;
import io.github.runner4j.testkit.internal.userland.Glob;
import io.github.runner4j.testkit.program.Processes.Running;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Runs commands: decides, repeats, and hands the simple ones and the pipelines on. */
final class Interpreter {

    private final Shell shell;
    private final State state;
    private final SimpleCommands simples;
    private final Pipelines pipelines;
    private final Redirector redirector;

    Interpreter(Shell shell) {
        this.shell = shell;
        this.state = shell.state();
        this.redirector = new Redirector(shell);
        this.simples = new SimpleCommands(shell, redirector);
        this.pipelines = new Pipelines(shell, simples.launcher());
    }

    SimpleCommands simples() {
        return simples;
    }

    int evaluate(Command command, Mode mode) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("killed");
        }
        int status = state.flags().has(Flag.NOEXEC) ? 0 : dispatch(command, mode);
        state.status(status);
        shell.runTraps();
        if (status != 0 && !mode.tested() && state.flags().has(Flag.ERREXIT) && fails(command)) {
            throw Jump.exit(status);
        }
        return status;
    }

    /** Whether its failure is its own, not that of a command in it that was asked before. */
    private static boolean fails(Command command) {
        return command instanceof Command.Simple
                || command instanceof Command.Pipeline
                || command instanceof Command.Subshell
                || command instanceof Command.Redirected;
    }

    private int dispatch(Command command, Mode mode) throws InterruptedException {
        if (command instanceof Command.Simple simple) {
            return simples.run(simple, mode);
        } else if (command instanceof Command.Pipeline pipeline) {
            return pipelines.run(pipeline);
        } else if (command instanceof Command.Not not) {
            return evaluate(not.command(), mode.asTest()) == 0 ? 1 : 0;
        } else if (command instanceof Command.Logical logical) {
            int first = evaluate(logical.first(), mode.asTest());
            return (first == 0) == logical.and() ? evaluate(logical.second(), mode) : first;
        } else if (command instanceof Command.Sequence sequence) {
            return sequence(sequence.commands(), mode);
        } else if (command instanceof Command.Background background) {
            return background(background.command());
        } else if (command instanceof Command.Subshell subshell) {
            return subshell(subshell.body(), mode);
        } else if (command instanceof Command.Redirected redirected) {
            return redirector.with(redirected.redirections(), () -> evaluate(redirected.command(), mode.notLast()));
        }
        return compound(command, mode);
    }

    private int compound(Command command, Mode mode) throws InterruptedException {
        if (command instanceof Command.If choice) {
            return conditional(choice, mode);
        } else if (command instanceof Command.Loop loop) {
            return loop(loop, mode.notLast());
        } else if (command instanceof Command.For loop) {
            return forLoop(loop, mode.notLast());
        } else if (command instanceof Command.Case choice) {
            return choice(choice, mode);
        } else if (command instanceof Command.Function function) {
            state.functions().put(function.name(), function.body());
        }
        return 0;
    }

    private int sequence(List<Command> commands, Mode mode) throws InterruptedException {
        int status = 0;
        for (int i = 0; i < commands.size(); i++) {
            status = evaluate(commands.get(i), i == commands.size() - 1 ? mode : mode.notLast());
        }
        return status;
    }

    private int background(Command command) {
        InputStream nothing = InputStream.nullInputStream();
        List<Running> processes = command instanceof Command.Pipeline pipeline
                ? pipelines.start(pipeline, nothing, true)
                : List.of(pipelines.fork(command, nothing, state.descriptors().out(1), true));
        state.jobs().add(processes);
        return 0;
    }

    private int subshell(Command body, Mode mode) throws InterruptedException {
        if (mode.last() && !state.traps().any()) {
            throw Jump.exit(evaluate(body, mode));
        }
        Running running = shell.fork(
                child -> child.evaluate(body, new Mode(true, mode.tested())),
                state.descriptors().in(0),
                state.descriptors().out(1));
        return simples.launcher().await(running);
    }

    private int conditional(Command.If choice, Mode mode) throws InterruptedException {
        if (evaluate(choice.condition(), mode.asTest()) == 0) {
            return evaluate(choice.then(), mode);
        }
        Optional<Command> otherwise = choice.otherwise();
        return otherwise.isPresent() ? evaluate(otherwise.get(), mode) : 0;
    }

    private int loop(Command.Loop loop, Mode mode) throws InterruptedException {
        int[] status = {0};
        repeat(() -> {
            boolean met = evaluate(loop.condition(), mode.asTest()) == 0;
            if (met != loop.until()) {
                status[0] = evaluate(loop.body(), mode);
            }
            return met != loop.until();
        });
        return status[0];
    }

    private int forLoop(Command.For loop, Mode mode) throws InterruptedException {
        List<String> values = loop.words().map(shell.expander()::fields).orElseGet(state::positional);
        int[] turn = {0};
        int[] status = {0};
        repeat(() -> {
            if (turn[0] == values.size()) {
                return false;
            }
            state.variables().set(loop.variable(), values.get(turn[0]));
            turn[0]++;
            status[0] = evaluate(loop.body(), mode);
            return true;
        });
        return status[0];
    }

    private interface Turn {
        boolean again() throws InterruptedException;
    }

    private void repeat(Turn turn) throws InterruptedException {
        state.loops(state.loops() + 1);
        try {
            boolean again = true;
            while (again) {
                again = survives(turn);
            }
        } finally {
            state.loops(state.loops() - 1);
        }
    }

    /** One turn; a jump may leave this loop, or go on to the next turn. */
    private boolean survives(Turn turn) throws InterruptedException {
        try {
            return turn.again();
        } catch (Jump jump) {
            boolean next = jump.kind() == Jump.Kind.CONTINUE;
            if (!next && jump.kind() != Jump.Kind.BREAK) {
                throw jump;
            } else if (jump.number() > 1) {
                throw Jump.of(jump.kind(), jump.number() - 1);
            }
            return next;
        }
    }

    private int choice(Command.Case choice, Mode mode) throws InterruptedException {
        String subject = shell.expander().text(choice.subject());
        for (Command.Branch branch : choice.branches()) {
            if (branch.patterns().stream().anyMatch(pattern -> matches(pattern, subject))) {
                return branch.body().isPresent() ? evaluate(branch.body().get(), mode) : 0;
            }
        }
        return 0;
    }

    private boolean matches(Word pattern, String subject) {
        return Glob.compile(shell.expander().pattern(pattern)).matcher(subject).matches();
    }

    /** For callers that take an error for an exit code. */
    static int status(ShellError error) {
        return error.status();
    }
}
