package io.github.runner4j.testkit.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A run of {@link TestcontainersProgram} in a JVM of its own.
 *
 * @param exitCode 0 when everything worked
 * @param output what it printed
 */
record TestcontainersRun(int exitCode, String output) {

    /** What worked, in order. */
    List<String> worked() {
        return output.lines()
                .filter(line -> line.startsWith("ok: "))
                .map(line -> line.substring(4))
                .toList();
    }

    /** Runs it against an engine; it is ended after three minutes. */
    static TestcontainersRun of(Target target, Map<String, String> environment, String... arguments) {
        try {
            Path directory = Files.createTempDirectory("testcontainers");
            Path output = directory.resolve("output.txt");
            try {
                Process process = builder(target, directory, environment, arguments)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
                if (!process.waitFor(3, TimeUnit.MINUTES)) {
                    process.destroyForcibly().waitFor();
                }
                return new TestcontainersRun(process.exitValue(), Files.readString(output));
            } finally {
                Files.deleteIfExists(output);
                Files.delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static ProcessBuilder builder(
            Target target, Path home, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + home,
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                System.getProperty("java.class.path"),
                TestcontainersProgram.class.getName()));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("DOCKER_") || name.startsWith("JAVA_TOOL"));
        builder.environment().put("DOCKER_HOST", target.address().toString());
        builder.environment().put("TESTCONTAINERS_HOST_OVERRIDE", "localhost");
        builder.environment().put("TESTCONTAINERS_RYUK_CONTAINER_PRIVILEGED", "false");
        builder.environment().putAll(environment);
        return builder;
    }
}
