package io.github.runner4j.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The contender that is typed: the {@code docker} command, with the legacy builder. */
record DockerCommand(String daemon) {

    static final String NAME = "docker command";

    /** Starts a container as {@link Hardening} says. */
    String run(String image) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("run", "-d", "--label", Leftovers.LABEL));
        words.addAll(Hardening.words());
        words.add(image);
        return docker(words);
    }

    void stopAndRemove(String container) throws IOException, InterruptedException {
        docker(List.of("stop", container));
        docker(List.of("rm", container));
    }

    void build(Path directory, String tag) throws IOException, InterruptedException {
        docker(List.of("build", "-q", "--label", Leftovers.LABEL, "-t", tag, directory.toString()));
    }

    private String docker(List<String> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("docker", "--host", daemon));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("DOCKER_BUILDKIT", "0");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said);
        }
        return said.substring(said.lastIndexOf('\n') + 1);
    }
}
