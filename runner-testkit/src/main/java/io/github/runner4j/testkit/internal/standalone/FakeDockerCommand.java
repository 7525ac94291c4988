package io.github.runner4j.testkit.internal.standalone;

import io.github.runner4j.testkit.daemon.FakeDocker;
import io.github.runner4j.testkit.wire.Dialect;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Serves a fake Docker daemon until it is stopped. */
@Command(
        name = "fake-docker",
        sortOptions = false,
        description =
                "Serves a Docker daemon that lives in memory, until Ctrl-C. Prints where it listens, a line each.")
final class FakeDockerCommand implements Callable<Integer> {

    @Option(
            names = "--listen",
            paramLabel = "URL",
            description = "unix:///path/to.sock or tcp://127.0.0.1:PORT, port 0 for a free one. Repeatable. Default:"
                    + " tcp://127.0.0.1:0.")
    private List<URI> addresses = List.of();

    @Option(
            names = "--tls",
            paramLabel = "DIRECTORY",
            description =
                    "Encrypts TCP and wants certificates of clients, as dockerd --tlsverify does. Writes ca.pem, cert.pem"
                            + " and key.pem there, for DOCKER_CERT_PATH.")
    private Optional<Path> certificates = Optional.empty();

    @Option(
            names = "--dialect",
            paramLabel = "ENGINE",
            description =
                    "Which engine it speaks like: docker-20.10 (the default), docker-26, docker-29, podman-4, podman-5.")
    private Optional<String> dialect = Optional.empty();

    @Option(
            names = "--api",
            paramLabel = "VERSION",
            description = "Like the Docker Engine whose newest API this is: 1.41, 1.45 or 1.52.")
    private Optional<String> api = Optional.empty();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("unused") // its being there is what counts
    private boolean help;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    private FakeDockerCommand() {}

    /**
     * Runs it.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        System.exit(new CommandLine(new FakeDockerCommand()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        FakeDocker.Builder builder = FakeDocker.builder().dialect(engine());
        try {
            addresses.forEach(builder::listen);
            certificates.ifPresent(builder::tls);
            FakeDocker docker = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(docker::close));
            docker.uris().forEach(uri -> System.out.println("listening on " + uri));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        } catch (UncheckedIOException e) {
            System.err.println(command.name() + ": " + e.getMessage());
            return 1;
        }
        new CountDownLatch(1).await();
        return 0;
    }

    private Dialect engine() {
        if (dialect.isPresent() && api.isPresent()) {
            throw new ParameterException(command.commandLine(), "Give --dialect or --api, not both.");
        }
        if (api.isPresent()) {
            return find("--api", api.get(), dockers(), Dialect::apiVersion);
        }
        return dialect.isPresent()
                ? find("--dialect", dialect.get(), List.of(Dialect.values()), Dialect::id)
                : Dialect.DOCKER_20_10;
    }

    private static List<Dialect> dockers() {
        return Arrays.stream(Dialect.values())
                .filter(each -> each.family() == Dialect.Family.DOCKER)
                .toList();
    }

    private Dialect find(String option, String value, List<Dialect> among, Function<Dialect, String> name) {
        return among.stream()
                .filter(each -> name.apply(each).equals(value))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        command.commandLine(),
                        option + " is \"" + value + "\", which is none of "
                                + among.stream().map(name).collect(Collectors.joining(", ")) + "."));
    }
}
