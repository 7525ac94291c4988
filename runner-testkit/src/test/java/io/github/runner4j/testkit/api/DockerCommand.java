package io.github.runner4j.testkit.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.opentest4j.TestAbortedException;

/** The walk through the {@code docker} command: what it says on an engine, and what it said on a real one. */
final class DockerCommand {

    private static final Path SOURCES = Path.of("src/test/resources/io/github/runner4j/testkit/api/command");
    private static final int MINUTES = 8;

    private DockerCommand() {}

    /** Skips where there is no such command, or one of another version than the transcripts are of. */
    static void assumeInstalled() {
        String version = output(new ProcessBuilder("docker", "version", "--format", "{{.Client.Version}}"))
                .orElseThrow(() -> new TestAbortedException("There is no docker command on this machine"))
                .lines()
                .findFirst()
                .orElse("");
        if (!version.startsWith("28.")) {
            throw new TestAbortedException("The transcripts are of version 28 of the docker command, not " + version);
        }
    }

    /** Runs the script against an engine. */
    static Transcript run(Target target, Registry registry) {
        String prefix = "r4jcmd" + UUID.randomUUID().toString().substring(0, 8);
        ProcessBuilder script = new ProcessBuilder(
                "bash",
                resource("docker-command.sh").toString(),
                prefix,
                registry.address(),
                registry.user(),
                registry.password());
        script.environment().put("DOCKER_HOST", target.address().toString());
        return new Transcript(output(script).orElseThrow(() -> new TestAbortedException("There is no bash")));
    }

    /** What a real engine of a dialect led to. */
    static Transcript recorded(Target target) {
        String file = target.dialect().id() + ".txt";
        try (InputStream stream = DockerCommand.class.getResourceAsStream("command/" + file)) {
            if (stream == null) {
                throw new AssertionError("No command/" + file + "; record it (-Drunner4j.record=true)");
            }
            return new Transcript(new String(stream.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void record(Target target, Transcript transcript) {
        try {
            Files.writeString(SOURCES.resolve(target.dialect().id() + ".txt"), transcript.text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path resource(String name) {
        try {
            return Path.of(DockerCommand.class.getResource("command/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a program writes to stdout; nothing when there is no such program. */
    private static Optional<String> output(ProcessBuilder builder) {
        try {
            Path file = Files.createTempFile("docker-command", ".txt");
            try {
                Process process = builder.redirectOutput(file.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                end(process);
                return Optional.of(Files.readString(file));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void end(Process process) {
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError("The script did not end within " + MINUTES + " minutes");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
