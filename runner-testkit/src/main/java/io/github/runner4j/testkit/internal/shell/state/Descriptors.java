package io.github.runner4j.testkit.internal.shell.state;

import io.github.runner4j.testkit.internal.process.SharedInput;
import io.github.runner4j.testkit.internal.process.SharedOutput;
import io.github.runner4j.testkit.internal.userland.Errno;
import io.github.runner4j.testkit.program.ProgramContext;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The open files of a shell by their numbers. */
public final class Descriptors implements Closeable {

    private static final int STANDARD = 3;

    /** An open file, to read, to write, or both. */
    public record Open(@Nullable SharedInput in, @Nullable SharedOutput out) {

        private Open share() {
            return new Open(in == null ? null : SharedInput.share(in), out == null ? null : SharedOutput.share(out));
        }

        private void close() throws IOException {
            if (in != null) {
                in.close();
            }
            if (out != null) {
                out.close();
            }
        }
    }

    private final Map<Integer, Open> open = new TreeMap<>();

    /** Those of a process that has just begun. */
    public static Descriptors of(ProgramContext context) {
        Descriptors descriptors = new Descriptors();
        descriptors.begin(context);
        return descriptors;
    }

    /** Takes over the three standard streams of the process that this shell runs as. */
    public void begin(ProgramContext context) {
        open.put(0, new Open(SharedInput.share(context.stdin()), null));
        open.put(1, new Open(null, SharedOutput.share(context.stdout())));
        open.put(2, new Open(null, SharedOutput.share(context.stderr())));
    }

    /** The same without the three standard streams, for another process. */
    public Descriptors copyOfFurther() {
        Descriptors copy = new Descriptors();
        open.forEach((number, each) -> {
            if (number >= STANDARD) {
                copy.open.put(number, each.share());
            }
        });
        return copy;
    }

    /** What is read through a number. */
    public InputStream in(int number) {
        Open found = open.get(number);
        return found == null || found.in == null ? new NoInput() : found.in;
    }

    /** Where a number writes to. */
    public OutputStream out(int number) {
        Open found = open.get(number);
        return found == null || found.out == null ? new NoOutput() : found.out;
    }

    /** What a number stands for, for another number. */
    public Optional<Open> copyOf(int number) {
        return Optional.ofNullable(open.get(number)).map(Open::share);
    }

    /** Lets a number stand for something, or for nothing; what it stood for before. */
    public Optional<Open> replace(int number, Optional<Open> with) {
        Open before = with.isPresent() ? open.put(number, with.get()) : open.remove(number);
        return Optional.ofNullable(before);
    }

    /** Lets go of something. */
    public static void close(Optional<Open> each) {
        if (each.isPresent()) {
            try {
                each.get().close();
            } catch (IOException e) {
                System.getLogger(Descriptors.class.getName()).log(System.Logger.Level.DEBUG, "Could not close", e);
            }
        }
    }

    @Override
    public void close() {
        open.values().forEach(each -> close(Optional.of(each)));
        open.clear();
    }

    private static final class NoInput extends InputStream {
        @Override
        public int read() throws IOException {
            throw Errno.BAD_DESCRIPTOR.exception();
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            throw Errno.BAD_DESCRIPTOR.exception();
        }
    }

    private static final class NoOutput extends OutputStream {
        @Override
        public void write(int single) throws IOException {
            throw Errno.BAD_DESCRIPTOR.exception();
        }
    }
}
