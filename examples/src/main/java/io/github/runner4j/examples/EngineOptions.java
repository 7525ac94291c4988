package io.github.runner4j.examples;

import io.github.runner4j.Runner;
import io.github.runner4j.docker.DockerRunner;
import io.github.runner4j.error.DaemonException;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.testkit.daemon.FakeDocker;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which engine is used. Ends the fake one, should it have begun. */
final class EngineOptions implements AutoCloseable {

    /** When there is no engine at all, as opposed to one that does not do what it is asked for. */
    private static final Set<ErrorCode> NONE =
            Set.of(ErrorCode.DOCKER_NOT_INSTALLED, ErrorCode.DOCKER_DAEMON_NOT_RUNNING);

    /** Where containers run. */
    enum Kind {
        /** On the engine that is found, or else on the fake one. */
        auto,
        /** On the engine that is found. */
        docker,
        /** On the fake one. */
        fake
    }

    @Option(
            names = "--engine",
            paramLabel = "auto|docker|fake",
            description =
                    "Where it runs. docker: Docker or Podman. fake: the testkit's daemon within this program, which"
                            + " stands in for containers with a small shell of its own. auto, the default: docker if it answers, else"
                            + " fake.")
    private Kind kind = Kind.auto;

    @Option(
            names = "--docker-host",
            paramLabel = "URL",
            description =
                    "The engine: unix:///path or tcp://host:port. Default: DOCKER_HOST, the current Docker context, or the"
                            + " first of the usual sockets that answers.")
    private Optional<String> dockerHost = Optional.empty();

    private @Nullable FakeDocker fake;

    /** A runner on the engine that is chosen. */
    Runner build(DockerRunner.Builder runner, Output output) {
        dockerHost.ifPresent(runner::daemon);
        return switch (kind) {
            case docker -> runner.build();
            case fake ->
                onFake(runner, output, "As asked for, this runs on the testkit's fake engine, not in real containers.");
            case auto -> onWhatAnswers(runner, output);
        };
    }

    private Runner onWhatAnswers(DockerRunner.Builder runner, Output output) {
        try {
            return runner.build();
        } catch (DaemonException e) {
            if (dockerHost.isPresent() || !NONE.contains(e.code())) {
                throw e;
            }
            return onFake(
                    runner,
                    output,
                    "No Docker and no Podman answers here, so this runs on the testkit's fake engine, not in real containers."
                            + " (--engine docker says what was tried.)");
        }
    }

    private Runner onFake(DockerRunner.Builder runner, Output output, String remark) {
        output.remark(remark);
        fake = FakeDocker.start();
        return runner.daemon(fake.uri().toString()).build();
    }

    /** Whether what it runs ends with this program. */
    boolean endsWithProgram() {
        return fake != null;
    }

    @Override
    public void close() {
        if (fake != null) {
            fake.close();
        }
    }
}
