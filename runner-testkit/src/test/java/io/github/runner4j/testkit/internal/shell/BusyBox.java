package io.github.runner4j.testkit.internal.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The real one, where this machine has it. With {@code main} it records anew what it does with the scripts of a file. */
final class BusyBox {

    private static final Path BINARY = Path.of("/bin/busybox");

    private static final List<String> WITH_DEFAULT_SIGNALS = List.of("/usr/bin/env", "--default-signal=INT,QUIT");

    private BusyBox() {}

    /** Also asks for an {@code env} that undoes what this process was started with: INT is ignored by what runs in the background. */
    static boolean isHere() throws IOException, InterruptedException {
        return Files.isExecutable(BINARY)
                && Files.isExecutable(Path.of(WITH_DEFAULT_SIGNALS.get(0)))
                && new ProcessBuilder(withDefaultSignals("/bin/true")).start().waitFor() == 0;
    }

    private static List<String> withDefaultSignals(String... command) {
        return Stream.concat(WITH_DEFAULT_SIGNALS.stream(), Stream.of(command)).toList();
    }

    static Recorded run(String script) throws Exception {
        Path directory = Files.createTempDirectory("busybox");
        try {
            return run(script, directory);
        } finally {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(each);
                }
            }
        }
    }

    private static Recorded run(String script, Path directory) throws Exception {
        Path work = Files.createDirectory(directory.resolve("work"));
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(withDefaultSignals(BINARY.toString(), "sh", "-c", script))
                .directory(work.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", "/usr/bin:/bin", "HOME", "/root"));
        Process process = builder.start();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("does not end: " + script);
        }
        return new Recorded(script, text(out), text(err), process.exitValue());
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    /** Records the scripts of some files anew; comments stay. */
    public static void main(String[] arguments) throws Exception {
        for (String each : arguments) {
            Path file = Path.of(each);
            StringBuilder text = new StringBuilder();
            Files.readAllLines(file).stream()
                    .takeWhile(line -> line.startsWith("#"))
                    .forEach(line -> text.append(line).append('\n'));
            for (Recorded recorded : Recorded.read(file)) {
                text.append(run(recorded.script()).block());
            }
            Files.writeString(file, text);
        }
    }
}
