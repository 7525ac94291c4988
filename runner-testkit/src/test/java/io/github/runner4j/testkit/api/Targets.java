package io.github.runner4j.testkit.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runner4j.testkit.daemon.FakeDocker;
import io.github.runner4j.testkit.wire.Dialect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The engines that contracts are tried on. Addresses of real ones come from the environment ({@code scripts/engines env}), or else the
 * usual places. One that does not answer is skipped with the reason; with {@code CI=true} it fails.
 */
final class Targets {

    private Targets() {}

    /** A fake daemon in each dialect that is proven against a real engine; each is started when its turn comes. */
    static Stream<Target> fakes() {
        return Stream.of(Dialect.DOCKER_20_10, Dialect.DOCKER_26, Dialect.PODMAN_4, Dialect.PODMAN_5)
                .map(Targets::fake);
    }

    /** A fake daemon in one dialect; close it. */
    static Target fake(Dialect dialect) {
        FakeDocker fake = FakeDocker.builder().dialect(dialect).start();
        fake.registry(Registry.FAKE.address()).login(Registry.FAKE.user(), Registry.FAKE.password());
        return Target.fake(dialect, fake.uri(), fake::close);
    }

    /** Every real engine, whether it answers or not; nobody else has it until its turn is over. */
    static Stream<Target> engines() {
        return Stream.of(Dialect.DOCKER_20_10, Dialect.DOCKER_26, Dialect.PODMAN_4, Dialect.PODMAN_5)
                .map(Targets::real);
    }

    /** The real engine of a dialect, for a test that is about that one alone; close it. */
    static Target engine(Dialect dialect) {
        return real(dialect).orSkip();
    }

    private static Target real(Dialect dialect) {
        String address = address(dialect);
        if (address.isEmpty()) {
            return Target.absent(dialect, "No address of a " + dialect.id() + " is known (see scripts/engines env)");
        }
        Optional<String> problem = problem(dialect, URI.create(address));
        if (problem.isEmpty()) {
            return Target.real(dialect, URI.create(address), Lane.enter(dialect));
        }
        String reason = address + " is no " + dialect.id() + ": " + problem.get();
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            throw new IllegalStateException("On CI every engine must answer. " + reason);
        }
        return Target.absent(dialect, reason);
    }

    private static String address(Dialect dialect) {
        return switch (dialect) {
            case DOCKER_20_10 -> address("RUNNER4J_DOCKER_HOST", "unix:///var/run/docker.sock");
            case DOCKER_26 -> address("RUNNER4J_CURRENT_DOCKER_HOST", "");
            case PODMAN_4 -> address("RUNNER4J_PODMAN_HOST", podmanSocket());
            case PODMAN_5 -> address("RUNNER4J_CURRENT_PODMAN_HOST", "");
            case DOCKER_29 -> "";
        };
    }

    /** Why the engine at an address is not of a dialect. */
    private static Optional<String> problem(Dialect dialect, URI address) {
        try {
            JsonNode version = new Client(address, "").get("/version").send().json();
            boolean podman = version.at("/Components/0/Name").asText().startsWith("Podman");
            String found =
                    (podman ? "podman-" : "docker-") + version.path("Version").asText();
            return found.startsWith(dialect.id() + ".") ? Optional.empty() : Optional.of("it is " + found);
        } catch (RuntimeException | AssertionError e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static String address(String variable, String otherwise) {
        return Optional.ofNullable(System.getenv(variable)).orElse(otherwise);
    }

    private static String podmanSocket() {
        String rootless = System.getenv("XDG_RUNTIME_DIR") + "/podman/podman.sock";
        return "unix://" + (Files.exists(Path.of(rootless)) ? rootless : "/run/podman/podman.sock");
    }
}
