package io.github.runner4j.examples.process;

import io.github.runner4j.container.ContainerException;
import io.github.runner4j.container.ContainerSpec;
import io.github.runner4j.container.PortBinding;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is started for a container: its directory, its command, its environment. */
final class Program {

    private final ContainerSpec spec;
    private final Path directory;

    private Program(ContainerSpec spec, Path directory) {
        this.spec = spec;
        this.directory = directory;
    }

    /** The program of a container. Its image has to be a directory. */
    static Program of(ContainerSpec spec) {
        Path image = Path.of(spec.image());
        if (!Files.isDirectory(image)) {
            throw failure(
                    ErrorCode.IMAGE_NOT_FOUND,
                    "The image " + spec.image() + " is no directory of this machine. Give the path of one.",
                    null);
        }
        String inside = spec.options().workingDirectory().orElse("").replaceFirst("^/+", "");
        return new Program(spec, image.resolve(inside));
    }

    /** Starts the container's own command. */
    Process start(List<PortBinding> ports) {
        List<String> words = new ArrayList<>(spec.options().entrypoint().orElse(List.of()));
        words.addAll(spec.options().command().orElse(List.of()));
        if (words.isEmpty()) {
            throw failure(
                    ErrorCode.CONTAINER_COMMAND_INVALID,
                    "The container " + spec.name() + " has no command, and a directory has none. Give one.",
                    null);
        }
        return start(words, ports);
    }

    /** Starts another command in the same place. */
    Process start(List<String> words, List<PortBinding> ports) {
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(directory.toFile()).redirectInput(nothing());
        spec.options()
                .environment()
                .forEach(each ->
                        builder.environment().put(each.name(), each.value().reveal()));
        ports.forEach(
                each -> builder.environment().put("PORT_" + each.containerPort(), String.valueOf(each.hostPort())));
        try {
            return builder.start();
        } catch (IOException e) {
            throw failure(
                    ErrorCode.CONTAINER_COMMAND_INVALID,
                    "Cannot start \"" + words.get(0) + "\" in " + directory + ". Check that it exists and may be run.",
                    e);
        }
    }

    private static ProcessBuilder.Redirect nothing() {
        return ProcessBuilder.Redirect.from(new File("/dev/null"));
    }

    /** Ends a process and everything that it has started. */
    static void kill(Process process) {
        List<ProcessHandle> below = process.descendants().toList();
        process.toHandle().destroyForcibly();
        below.forEach(ProcessHandle::destroyForcibly);
    }

    static ContainerException failure(ErrorCode code, String message, @Nullable Exception cause) {
        return new ContainerException(Failure.of(code, message), cause);
    }
}
