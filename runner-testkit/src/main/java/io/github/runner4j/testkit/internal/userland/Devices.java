package io.github.runner4j.testkit.internal.userland;

import io.github.runner4j.testkit.files.Content;
import io.github.runner4j.testkit.files.FileNode;
import io.github.runner4j.testkit.program.ProgramContext;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** What stands in {@code /dev} and {@code /proc} of every container without being part of its files. */
final class Devices {

    private static final String DIRECTORY = "/dev";
    private static final List<String> NAMES =
            List.of("full", "null", "random", "stderr", "stdin", "stdout", "tty", "urandom", "zero");
    private static final Map<String, String> ALIASES = Map.of(
            "/dev/fd/0", "stdin",
            "/dev/fd/1", "stdout",
            "/dev/fd/2", "stderr",
            "/proc/self/fd/0", "stdin",
            "/proc/self/fd/1", "stdout",
            "/proc/self/fd/2", "stderr");
    private static final int DEVICE_MODE = 0666;
    private static final int READ_ONLY_MODE = 0444;
    private static final int DIRECTORY_MODE = 0755;

    private final ProgramContext context;
    private final ProcFiles proc;

    Devices(ProgramContext context) {
        this.context = context;
        this.proc = new ProcFiles(context);
    }

    boolean isDevice(String path) {
        return device(path).isPresent() || proc.content(path).isPresent();
    }

    Optional<FileNode> node(String path) {
        if (!path.startsWith("/dev") && !path.startsWith("/proc") && !path.startsWith("/sys")) {
            return Optional.empty();
        }
        if (path.equals(DIRECTORY) || proc.names(path).isPresent()) {
            return Optional.of(
                    FileNode.directory(DIRECTORY_MODE, context.clock().instant()));
        }
        return device(path)
                .map(name -> FileNode.file(
                        Content.EMPTY, DEVICE_MODE, context.clock().instant()))
                .or(() -> proc.content(path)
                        .map(content -> FileNode.file(
                                Content.EMPTY, READ_ONLY_MODE, context.clock().instant())));
    }

    /** The names in a directory, with those that the files have there. */
    Optional<List<String>> list(String path, Optional<List<String>> files) {
        Optional<List<String>> here = path.equals(DIRECTORY) ? Optional.of(NAMES) : proc.names(path);
        return here.<List<String>>map(names -> List.copyOf(new TreeSet<>(
                        Stream.concat(names.stream(), files.stream().flatMap(List::stream))
                                .toList())))
                .or(() -> files);
    }

    Optional<InputStream> read(String path) throws IOException {
        Optional<String> device = device(path);
        if (device.isEmpty()) {
            return proc.content(path).map(content -> new ByteArrayInputStream(content.toBytes()));
        }
        return Optional.of(
                switch (device.get()) {
                    case "null" -> InputStream.nullInputStream();
                    case "zero", "full" -> new Endless(false);
                    case "random", "urandom" -> new Endless(true);
                    default -> own(context.stdin());
                });
    }

    Optional<OutputStream> write(String path) throws IOException {
        Optional<String> device = device(path);
        if (device.isEmpty()) {
            if (proc.content(path).isPresent()) {
                throw Errno.PERMISSION.exception();
            }
            return Optional.empty();
        }
        return Optional.of(
                switch (device.get()) {
                    case "stdout", "tty" -> own(context.stdout());
                    case "stderr" -> own(context.stderr());
                    case "full" -> new Full();
                    default -> OutputStream.nullOutputStream();
                });
    }

    private Optional<String> device(String path) {
        String name = path.startsWith(DIRECTORY + "/") ? path.substring(DIRECTORY.length() + 1) : "";
        boolean there = NAMES.contains(name) && (!name.equals("tty") || context.terminal());
        return there ? Optional.of(name) : Optional.ofNullable(ALIASES.get(path));
    }

    /** The process's own stream, which stays open. */
    private static InputStream own(InputStream stream) {
        return new FilterInputStream(stream) {
            @Override
            public void close() {
                // The process closes it.
            }
        };
    }

    private static OutputStream own(OutputStream stream) {
        return new FilterOutputStream(stream) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() {
                // The process closes it.
            }
        };
    }

    /** Never ends. */
    private static final class Endless extends InputStream {

        private final boolean random;

        Endless(boolean random) {
            this.random = random;
        }

        @Override
        public int read() {
            return random ? ThreadLocalRandom.current().nextInt(256) : 0;
        }

        @Override
        public int read(byte[] into, int from, int most) {
            byte[] bytes = new byte[most];
            if (random) {
                ThreadLocalRandom.current().nextBytes(bytes);
            }
            System.arraycopy(bytes, 0, into, from, most);
            return most;
        }
    }

    /** Takes nothing. */
    private static final class Full extends OutputStream {

        @Override
        public void write(int single) throws IOException {
            throw Errno.NO_SPACE.exception();
        }
    }
}
