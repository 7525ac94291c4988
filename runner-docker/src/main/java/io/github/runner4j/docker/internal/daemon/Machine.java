package io.github.runner4j.docker.internal.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What of this machine decides where an engine is looked for.
 *
 * @param environment the environment variables
 * @param home the user's home directory
 * @param root the root directory; another one in tests
 * @param userId the user's number; empty where there is none
 */
public record Machine(Map<String, String> environment, Path home, Path root, String userId) {

    /** Keeps its own copy. */
    public Machine {
        environment = Map.copyOf(environment);
    }

    /**
     * The machine we run on.
     *
     * @return its values at this moment
     */
    public static Machine current() {
        Path home = Path.of(System.getProperty("user.home", ""));
        return new Machine(System.getenv(), home, Path.of("/"), userId(home));
    }

    /** A variable that says something. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /**
     * The directory of Docker's own settings.
     *
     * @return {@code DOCKER_CONFIG}, or {@code .docker} in the home directory
     */
    public Path dockerConfig() {
        return variable("DOCKER_CONFIG").map(Path::of).orElse(home.resolve(".docker"));
    }

    boolean windows() {
        return "Windows_NT".equals(environment.get("OS"));
    }

    /** Whether we run in a container ourselves. */
    boolean container() {
        return Files.exists(root.resolve(".dockerenv")) || Files.exists(root.resolve("run/.containerenv"));
    }

    /** A small file of the system. */
    Optional<String> read(String path) {
        try {
            return Optional.of(Files.readString(root.resolve(path)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String userId(Path home) {
        try {
            return String.valueOf(Files.getAttribute(home, "unix:uid"));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return "";
        }
    }
}
