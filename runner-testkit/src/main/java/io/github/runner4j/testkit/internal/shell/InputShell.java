package io.github.runner4j.testkit.internal.shell;

import io.github.runner4j.testkit.internal.shell.run.Jump;
import io.github.runner4j.testkit.internal.shell.run.Shell;
import io.github.runner4j.testkit.internal.shell.state.Flags.Flag;
import io.github.runner4j.testkit.internal.shell.syntax.Parser;
import io.github.runner4j.testkit.internal.shell.syntax.Script;
import io.github.runner4j.testkit.internal.shell.syntax.ShellError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A shell that reads its script from its input, line by line; on a terminal it asks for each and survives errors. */
final class InputShell {

    private static final int BLOCK = 1024;

    private final Shell shell;
    private final boolean interactive;
    private boolean ended;
    /** Whether the lines so far are the beginning of a command. */
    private boolean begun;

    InputShell(Shell shell) {
        this.shell = shell;
        this.interactive =
                shell.state().flags().has(Flag.INTERACTIVE) || shell.context().terminal();
        shell.state().flags().set(Flag.INTERACTIVE, interactive);
    }

    int run() throws InterruptedException {
        if (!interactive) {
            return shell.finish(Script.of(this::more));
        }
        // Not ignored: what it starts ends by them.
        for (String each : List.of("INT", "QUIT", "TERM")) {
            shell.context().onSignal(each, () -> {});
        }
        return shell.finish(Script.of("exit " + untilExit()));
    }

    private int untilExit() throws InterruptedException {
        Script script = Script.of(this::more);
        Parser parser = new Parser(script);
        while (!ended) {
            begun = false;
            try {
                shell.runLine(parser, script);
            } catch (ShellError e) {
                shell.complain(e.message());
                shell.state().status(e.status());
                script = Script.of(this::more);
                parser = new Parser(script);
            } catch (Jump jump) {
                if (jump.kind() == Jump.Kind.EXIT) {
                    return jump.number();
                }
                shell.state().status(jump.number());
            }
        }
        return shell.state().status();
    }

    /** On a terminal a line, else whatever there is: what a command of the script reads comes after that. */
    private @Nullable String more() throws IOException {
        prompt();
        InputStream in = shell.state().descriptors().in(0);
        byte[] block = new byte[BLOCK];
        int length = interactive ? line(in, block) : in.read(block);
        ended = length <= 0;
        String text = ended ? "" : new String(block, 0, length, StandardCharsets.UTF_8);
        begun |= !text.isBlank();
        return ended ? null : text;
    }

    private static int line(InputStream in, byte[] block) throws IOException {
        int length = 0;
        int c = 0;
        while (c >= 0 && c != '\n' && length < block.length) {
            c = in.read();
            if (c >= 0) {
                block[length] = (byte) c;
                length++;
            }
        }
        return length;
    }

    private void prompt() {
        if (interactive) {
            String prompt = shell.state().variables().get(begun ? "PS2" : "PS1").orElse("");
            String end = shell.context().user().matches("|0|root|(0|root):.*") ? "#" : "$";
            shell.error(prompt.replace("\\w", shell.state().directory()).replace("\\$", end));
        }
    }
}
