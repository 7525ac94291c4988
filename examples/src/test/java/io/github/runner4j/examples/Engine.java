package io.github.runner4j.examples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An engine to run the quickstart against, looked at from outside with the docker command. */
record Engine(String name, String host) {

    /**
     * The one that DOCKER_HOST names, or else Docker and Podman where they answer on this machine. {@code scripts/engines env} says
     * where its engines are.
     */
    static List<Engine> answering() {
        Map<String, String> env = System.getenv();
        Stream<Engine> candidates = env.containsKey("DOCKER_HOST")
                ? Stream.of(new Engine("DOCKER_HOST", env.get("DOCKER_HOST")))
                : Stream.of(
                        new Engine("docker", env.getOrDefault("RUNNER4J_DOCKER_HOST", "unix:///var/run/docker.sock")),
                        new Engine(
                                "podman", env.getOrDefault("RUNNER4J_PODMAN_HOST", "unix:///run/podman/podman.sock")));
        return candidates.filter(Engine::answers).toList();
    }

    private boolean answers() {
        try {
            return docker("version").status() == 0;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /** The containers of an instance, running or not. */
    List<String> containersOf(String instance) {
        return docker("ps", "--all", "--quiet", "--filter", "label=io.github.runner4j.instance=" + instance)
                .out()
                .lines()
                .toList();
    }

    void remove(String container) {
        docker("rm", "--force", container);
    }

    private Result docker(String... arguments) {
        List<String> command = new ArrayList<>(List.of("docker", "--host", host));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), out);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Result(int status, String out) {}

    @Override
    public String toString() {
        return name;
    }
}
