package io.github.runner4j.testkit.internal.userland;

import io.github.runner4j.testkit.program.ProgramContext;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of an applet: its words, its streams and the container around it. */
public final class Session {

    /** Without anything for the group and others to write to. */
    public static final int USUAL_MASK = 022;

    private static final int BUFFER = 8192;

    private final ProgramContext context;
    private final String name;
    private final List<String> words;
    private final Tree tree;
    private final OutputStream out;

    private Session(ProgramContext context, String name, List<String> words, int mask) {
        this.context = context;
        this.name = name;
        this.words = words;
        this.tree = Tree.of(context, mask);
        this.out = new BufferedOutputStream(context.stdout(), BUFFER);
    }

    /** Runs an applet as a process's program. */
    public static int run(Applet applet, ProgramContext context) throws InterruptedException {
        List<String> words = context.arguments();
        String name = words.get(0).replaceFirst(".*/", "");
        return run(applet, context, name, words.subList(1, words.size()));
    }

    /** Runs an applet under a name. */
    public static int run(Applet applet, ProgramContext context, String name, List<String> words)
            throws InterruptedException {
        return run(applet, context, name, words, USUAL_MASK);
    }

    /** Runs an applet within a shell, which has a mask of its own. */
    public static int run(Applet applet, ProgramContext context, String name, List<String> words, int mask)
            throws InterruptedException {
        Session session = new Session(context, name, words, mask);
        try {
            int code = applet.run(session);
            session.flush();
            return code;
        } catch (InterruptedIOException e) {
            throw interrupted(e);
        } catch (IOException e) {
            session.flushQuietly();
            return session.complain(reason(e));
        }
    }

    /** What went wrong, in words. */
    public static String reason(IOException e) {
        @Nullable String message = e.getMessage();
        return message == null ? "I/O error" : message;
    }

    /** What it is called. */
    public String name() {
        return name;
    }

    /** The words after its name. */
    public List<String> words() {
        return words;
    }

    /** Its process and container. */
    public ProgramContext context() {
        return context;
    }

    /** The files. */
    public Tree tree() {
        return tree;
    }

    public InputStream in() {
        return context.stdin();
    }

    /** Where it writes to; buffered. */
    public OutputStream out() {
        return out;
    }

    public void print(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    public void line(String text) throws IOException {
        print(text + "\n");
    }

    /** Hands over what was written so far. */
    public void flush() throws IOException {
        try {
            out.flush();
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException("write error: " + reason(e), e);
        }
    }

    /** Says what went wrong; the exit code 1. */
    public int complain(String message) {
        error(name + ": " + message + "\n");
        return 1;
    }

    /** Writes to the standard error as it is. */
    public void error(String text) {
        try {
            context.stderr().write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            System.getLogger(Session.class.getName()).log(System.Logger.Level.DEBUG, "Nobody hears of: " + text, e);
        }
    }

    /** Shows how it is used; the exit code 1. */
    public int usage(String arguments) {
        error("BusyBox v1.35.0 multi-call binary.\n\nUsage: " + name + " " + arguments + "\n");
        return 1;
    }

    private void flushQuietly() {
        try {
            out.flush();
        } catch (IOException e) {
            System.getLogger(Session.class.getName()).log(System.Logger.Level.DEBUG, "Nobody reads it any more", e);
        }
    }

    private static InterruptedException interrupted(InterruptedIOException e) {
        InterruptedException interrupted = new InterruptedException(reason(e));
        interrupted.initCause(e);
        return interrupted;
    }
}
