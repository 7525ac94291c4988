package io.github.runner4j.testkit.internal.shell.run;

import io.github.runner4j.testkit.internal.process.SharedInput;
import io.github.runner4j.testkit.internal.process.SharedOutput;
import io.github.runner4j.testkit.internal.shell.state.Descriptors;
import io.github.runner4j.testkit.internal.shell.state.Descriptors.Open;
import io.github.runner4j.testkit.internal.shell.state.Flags.Flag;
import io.github.runner4j.testkit.internal.shell.syntax.Redirection;
import io.github.runner4j.testkit.internal.shell.syntax.Redirection.Kind;
import io.github.runner4j.testkit.internal.shell.syntax.ShellError;
import io.github.runner4j.testkit.internal.userland.Errno;
import io.github.runner4j.testkit.internal.userland.Session;
import io.github.runner4j.testkit.internal.userland.Tree;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Opens files for redirections, and puts back what was there before. */
final class Redirector {

    private static final int FAILED = 1;

    private final Shell shell;
    private final Descriptors descriptors;

    /** Something that is done meanwhile. */
    interface Work {
        int run() throws InterruptedException;
    }

    /** What was there before; put back or given up. */
    static final class Undo {

        private record Before(int number, Optional<Open> open) {}

        private final Deque<Before> befores = new ArrayDeque<>();
        private final Descriptors descriptors;

        private Undo(Descriptors descriptors) {
            this.descriptors = descriptors;
        }

        private void set(int number, Optional<Open> open) {
            befores.push(new Before(number, descriptors.replace(number, open)));
        }

        void putBack() {
            while (!befores.isEmpty()) {
                Before before = befores.pop();
                Descriptors.close(descriptors.replace(before.number, before.open));
            }
        }

        /** The redirections stay. */
        void giveUp() {
            while (!befores.isEmpty()) {
                Descriptors.close(befores.pop().open);
            }
        }
    }

    Redirector(Shell shell) {
        this.shell = shell;
        this.descriptors = shell.state().descriptors();
    }

    /** Does something with redirections; a failure to open a file is an exit code. */
    int with(List<Redirection> redirections, Work work) throws InterruptedException {
        Undo undo;
        try {
            undo = apply(redirections);
        } catch (ShellError e) {
            shell.complain(e.message());
            return FAILED;
        }
        try {
            return work.run();
        } finally {
            undo.putBack();
        }
    }

    /** Opens everything, or nothing and tells why. */
    Undo apply(List<Redirection> redirections) {
        Undo undo = new Undo(descriptors);
        try {
            redirections.forEach(each -> apply(each, undo));
            return undo;
        } catch (RuntimeException e) {
            undo.putBack();
            throw e;
        }
    }

    private void apply(Redirection redirection, Undo undo) {
        String target = redirection.kind() == Kind.TEXT || redirection.kind() == Kind.INDENTED_TEXT
                ? ""
                : shell.expander().text(redirection.target().word());
        int number = redirection.descriptor();
        switch (redirection.kind()) {
            case READ -> undo.set(number, Optional.of(reading(target)));
            case WRITE ->
                undo.set(
                        number,
                        Optional.of(creating(target, shell.state().flags().has(Flag.NOCLOBBER))));
            case CLOBBER -> undo.set(number, Optional.of(creating(target, false)));
            case APPEND -> undo.set(number, Optional.of(writing(target, true)));
            case READ_WRITE -> undo.set(number, Optional.of(both(target)));
            case BOTH -> outputs(target, undo);
            case COPY_INPUT, COPY_OUTPUT -> copy(redirection, target, undo);
            default -> undo.set(number, Optional.of(text(redirection)));
        }
    }

    private void outputs(String target, Undo undo) {
        undo.set(1, Optional.of(creating(target, false)));
        undo.set(2, descriptors.copyOf(1));
    }

    private void copy(Redirection redirection, String target, Undo undo) {
        if (target.equals("-")) {
            undo.set(redirection.descriptor(), Optional.empty());
        } else if (target.matches("[0-9]+")) {
            Optional<Open> copy = descriptors.copyOf(Integer.parseInt(target));
            if (copy.isEmpty()) {
                throw ShellError.of(target + ": " + Errno.BAD_DESCRIPTOR.text(), FAILED);
            }
            undo.set(redirection.descriptor(), copy);
        } else if (redirection.kind() == Kind.COPY_OUTPUT && redirection.descriptor() == 1) {
            outputs(target, undo);
        } else {
            throw ShellError.of("syntax error: bad fd number");
        }
    }

    private Open text(Redirection redirection) {
        String text = shell.expander().text(redirection.target().word());
        byte[] bytes = (redirection.kind() == Kind.WORD ? text + "\n" : text).getBytes(StandardCharsets.UTF_8);
        return new Open(SharedInput.of(new ByteArrayInputStream(bytes)), null);
    }

    private Open reading(String path) {
        try {
            InputStream in = shell.tree().read(path);
            return new Open(SharedInput.of(in), null);
        } catch (IOException e) {
            throw failed("can't open ", path, e, "no such file");
        }
    }

    private Open creating(String path, boolean keep) {
        Tree tree = shell.tree();
        if (keep && tree.exists(path) && !tree.isDevice(path)) {
            throw ShellError.of("can't create " + path + ": " + Errno.EXISTS.text(), FAILED);
        }
        return writing(path, false);
    }

    private Open writing(String path, boolean append) {
        try {
            return new Open(null, SharedOutput.of(shell.tree().write(path, append)));
        } catch (IOException e) {
            throw failed("can't create ", path, e, "nonexistent directory");
        }
    }

    private Open both(String path) {
        Open out = writing(path, true);
        return new Open(reading(path).in(), out.out());
    }

    private static ShellError failed(String what, String path, IOException e, String missing) {
        String reason = Session.reason(e);
        boolean nothing = reason.equals(Errno.NO_ENTRY.text()) || reason.equals(Errno.NO_DIRECTORY.text());
        return ShellError.of(what + path + ": " + (nothing ? missing : reason), FAILED);
    }
}
