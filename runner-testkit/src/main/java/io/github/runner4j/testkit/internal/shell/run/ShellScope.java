package io.github.runner4j.testkit.internal.shell.run;

import io.github.runner4j.testkit.internal.process.Pipe;
import io.github.runner4j.testkit.internal.shell.expansion.Scope;
import io.github.runner4j.testkit.internal.shell.state.Flags.Flag;
import io.github.runner4j.testkit.internal.shell.state.State;
import io.github.runner4j.testkit.internal.shell.syntax.Command;
import io.github.runner4j.testkit.internal.userland.Tree;
import io.github.runner4j.testkit.program.Processes.Running;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** What words are expanded with: the variables and parameters of a shell. */
record ShellScope(Shell shell) implements Scope {

    private static final int KILLED = 137;
    private static final int MOST_RANDOM = 32_767;

    private State state() {
        return shell.state();
    }

    @Override
    public Optional<String> value(String name) {
        return switch (name) {
            case "?" -> Optional.of(Integer.toString(state().status()));
            case "$" -> Optional.of(Integer.toString(state().mainProcess()));
            case "!" -> state().jobs().latest().map(each -> Integer.toString(each));
            case "#" -> Optional.of(Integer.toString(state().positional().size()));
            case "-" -> Optional.of(state().flags().letters());
            case "0" -> Optional.of(state().name());
            case "RANDOM" ->
                Optional.of(Integer.toString(ThreadLocalRandom.current().nextInt(MOST_RANDOM + 1)));
            case "LINENO" -> Optional.of(Integer.toString(state().line()));
            default ->
                Character.isDigit(name.charAt(0))
                        ? positional(Integer.parseInt(name))
                        : state().variables().get(name);
        };
    }

    private Optional<String> positional(int number) {
        List<String> all = state().positional();
        return number <= all.size() ? Optional.of(all.get(number - 1)) : Optional.empty();
    }

    @Override
    public void assign(String name, String value) {
        state().variables().set(name, value);
    }

    @Override
    public List<String> positional() {
        return state().positional();
    }

    @Override
    public boolean unsetIsError() {
        return state().flags().has(Flag.NOUNSET);
    }

    @Override
    public Optional<Tree> globbing() {
        return state().flags().has(Flag.NOGLOB) ? Optional.empty() : Optional.of(shell.tree());
    }

    @Override
    public String output(List<Command> commands) {
        if (commands.isEmpty()) {
            state().outputStatus(0);
            return "";
        }
        Pipe pipe = new Pipe();
        Running running =
                shell.fork(child -> all(child, commands), state().descriptors().in(0), pipe.writer());
        try (InputStream in = pipe.reader()) {
            pipe.writer().close();
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\0", "");
            state().outputStatus(running.await());
            return text.replaceFirst("\n+\\z", "");
        } catch (IOException | InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Jump.exit(KILLED);
        }
    }

    private static int all(Shell child, List<Command> commands) throws InterruptedException {
        int status = 0;
        for (int i = 0; i < commands.size(); i++) {
            status = child.evaluate(commands.get(i), i == commands.size() - 1 ? Mode.LAST : Mode.PLAIN);
        }
        return status;
    }
}
