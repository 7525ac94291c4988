package io.github.runner4j.testkit.internal.shell.run;

import io.github.runner4j.testkit.internal.shell.expansion.Expander;
import io.github.runner4j.testkit.internal.shell.state.Flags.Flag;
import io.github.runner4j.testkit.internal.shell.state.State;
import io.github.runner4j.testkit.internal.shell.syntax.Command;
import io.github.runner4j.testkit.internal.shell.syntax.Parser;
import io.github.runner4j.testkit.internal.shell.syntax.Script;
import io.github.runner4j.testkit.internal.shell.syntax.ShellError;
import io.github.runner4j.testkit.internal.userland.InnerContext;
import io.github.runner4j.testkit.internal.userland.Tree;
import io.github.runner4j.testkit.program.Processes;
import io.github.runner4j.testkit.program.Processes.Running;
import io.github.runner4j.testkit.program.ProgramContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One shell: a process, what it remembers, and the running of commands. */
public final class Shell {

    private final ProgramContext context;
    private final State state;
    private final Map<String, Builtin> builtins;
    private final Expander expander;
    private final Interpreter interpreter;
    private Optional<Integer> exited = Optional.empty();

    /** A part of a script that runs to the end of a shell. */
    interface Body {
        int run(Shell shell) throws InterruptedException;
    }

    /** A shell that runs as a process. */
    public Shell(ProgramContext context, State state, Map<String, Builtin> builtins) {
        this.context = context;
        this.state = state;
        this.builtins = builtins;
        this.expander = new Expander(new ShellScope(this));
        this.interpreter = new Interpreter(this);
    }

    /** The process it runs as. */
    public ProgramContext context() {
        return context;
    }

    public State state() {
        return state;
    }

    public Expander expander() {
        return expander;
    }

    /** The command of this name that the shell itself is. */
    public Optional<Builtin> builtin(String name) {
        return Optional.ofNullable(builtins.get(name));
    }

    /** The files as the shell sees them. */
    public Tree tree() {
        return Tree.of(inner(List.of(state.name())), state.mask());
    }

    /** What an applet sees that runs within this shell. */
    public ProgramContext inner(List<String> words) {
        return new InnerContext(
                context,
                start(words, state.descriptors().in(0), state.descriptors().out(1)));
    }

    Processes.Start start(List<String> words, InputStream in, OutputStream out) {
        return new Processes.Start(
                words,
                state.variables().environment(),
                state.directory(),
                in,
                out,
                state.descriptors().out(2));
    }

    /** Runs a script line by line; the exit code of its last command. */
    public int run(Script script, boolean last) throws InterruptedException {
        Parser parser = new Parser(script);
        int status = 0;
        for (Optional<Command> next = next(parser, script); next.isPresent(); next = next(parser, script)) {
            status = interpreter.evaluate(next.get(), last && parser.atEnd() ? Mode.LAST : Mode.PLAIN);
        }
        return status;
    }

    /** Runs the commands of the next line that has some. */
    public void runLine(Parser parser, Script script) throws InterruptedException {
        Optional<Command> next = next(parser, script);
        if (next.isPresent()) {
            interpreter.evaluate(next.get(), Mode.PLAIN);
        }
    }

    /** An error is one of the line that was read last. */
    private Optional<Command> next(Parser parser, Script script) {
        try {
            return parser.next();
        } catch (ShellError e) {
            state.line(script.line());
            throw e;
        }
    }

    /** Runs a command of this shell. */
    int evaluate(Command command, Mode mode) throws InterruptedException {
        return interpreter.evaluate(command, mode);
    }

    /** Runs a builtin, a function or a program, as words alone. */
    public int call(List<String> words, boolean functions) throws InterruptedException {
        return interpreter.simples().call(words, functions);
    }

    /** Waits for the end of a process, and tells of the signal that ended it; its exit code. */
    public int await(Running running) throws InterruptedException {
        return interpreter.simples().launcher().await(running);
    }

    /** Lets a program take this shell's place. */
    public int replace(List<String> words) throws InterruptedException {
        return interpreter.simples().launcher().replace(words);
    }

    /** Runs to the end of the shell, with what is to be done at its end; its exit code. */
    public int finish(Script script) throws InterruptedException {
        return finish(shell -> shell.run(script, true));
    }

    int finish(Body body) throws InterruptedException {
        try {
            int status = contain(body);
            Optional<String> atExit = state.traps().takeExit();
            if (atExit.isPresent()) {
                state.status(status);
                String action = atExit.get();
                contain(shell -> shell.run(Script.of(action), false));
                status = exited.orElse(status);
            }
            return status;
        } finally {
            state.descriptors().close();
        }
    }

    /** Nothing is thrown out of it but the news that the process was killed. */
    private int contain(Body body) throws InterruptedException {
        try {
            return body.run(this);
        } catch (Jump jump) {
            boolean exit = jump.kind() == Jump.Kind.EXIT || jump.kind() == Jump.Kind.ABORT;
            exited = exit ? Optional.of(jump.number()) : exited;
            return exit || jump.kind() == Jump.Kind.RETURN ? jump.number() : state.status();
        } catch (ShellError e) {
            complain(e.message());
            return e.status();
        }
    }

    /** Starts a shell of its own with a copy of what this one remembers. */
    Running fork(Body body, InputStream in, OutputStream out) {
        State copy = state.fork();
        return context.processes().fork(start(context.arguments(), in, out), process -> {
            copy.descriptors().begin(process);
            return new Shell(process, copy, builtins).finish(body);
        });
    }

    /** Does what is to be done for signals that have arrived. */
    void runTraps() throws InterruptedException {
        for (Optional<String> next = state.traps().next();
                next.isPresent();
                next = state.traps().next()) {
            int status = state.status();
            run(Script.of(next.get()), false);
            state.status(status);
        }
    }

    /** Says what went wrong, as BusyBox words it. */
    public void complain(String message) {
        String line = state.flags().has(Flag.INTERACTIVE) ? "" : "line " + state.line() + ": ";
        String where = state.commandName()
                .map(command -> (command.equals(state.name()) ? "" : command + ": ") + line)
                .orElse("");
        error(state.name() + ": " + where + message + "\n");
    }

    /** Writes to the standard error as it is. */
    public void error(String text) {
        write(state.descriptors().out(2), text);
    }

    /** Writes to the standard output as it is. */
    public int print(String text) {
        return write(state.descriptors().out(1), text) ? 0 : 1;
    }

    private static boolean write(OutputStream stream, String text) {
        try {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (IOException e) {
            System.getLogger(Shell.class.getName()).log(System.Logger.Level.DEBUG, "Nobody reads: " + text, e);
            return false;
        }
    }
}
