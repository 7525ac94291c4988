package io.github.runner4j.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.Runner;
import io.github.runner4j.config.HealthCheck;
import io.github.runner4j.config.ImageCleanupPolicy;
import io.github.runner4j.config.WhenClosed;
import io.github.runner4j.container.LogQuery;
import io.github.runner4j.docker.testing.Engines;
import io.github.runner4j.docker.testing.Engines.Engine;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.instance.InstanceId;
import io.github.runner4j.instance.LogSubscription;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A second JVM finds, follows, probes and stops what the first one left running. */
class SecondProcessIT {

    private static final long SECONDS = 60;

    @TempDir
    private Path directory;

    static Stream<Engine> engines() {
        return Engines.all();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void anInstanceOutlivesItsProcessAndIsTakenOver(Engine engine) throws Exception {
        String owner = "second-" + InstanceId.random();
        InstanceId id = leaveRunning(engine, owner);

        List<String> said = runSecondProcess(engine, owner, id);

        assertThat(said).containsSubsequence("found web " + id, "healthy true", "followed started", "stopped 0 left");
    }

    private InstanceId leaveRunning(Engine engine, String owner) {
        Components.web(directory, "left");
        try (Runner runner = runner(engine.address().orElse(""), owner, directory)) {
            Instance app = runner.component("web")
                    .source(directory)
                    .healthCheck(HealthCheck.http("/index.html"))
                    .command("sh", "-c", "echo started; exec httpd -f -p 8080 -h /www")
                    .start();
            return app.id();
        }
    }

    private List<String> runSecondProcess(Engine engine, String owner, InstanceId id)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Second.class.getName(),
                        engine.address().orElse(""),
                        owner,
                        id.value(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output.lines().toList();
    }

    private static Runner runner(String address, String owner, Path directory) {
        DockerRunner.Builder builder = DockerRunner.builder()
                .cacheDirectory(directory.resolve("cache"))
                .settings(settings -> settings.owner(owner)
                        .whenClosed(WhenClosed.LEAVE)
                        .imageCleanupPolicy(ImageCleanupPolicy.ALWAYS));
        if (!address.isEmpty()) {
            builder.daemon(address);
        }
        return builder.build();
    }

    /** What the second process does. */
    static final class Second {

        private Second() {}

        public static void main(String[] arguments) throws InterruptedException {
            try (Runner runner = runner(arguments[0], arguments[1], Path.of(arguments[3]))) {
                Instance app = runner.instance(new InstanceId(arguments[2])).orElseThrow();
                System.out.println("found " + app.component() + " " + app.id());
                System.out.println("healthy " + app.probe().healthy());
                CountDownLatch line = new CountDownLatch(1);
                try (LogSubscription log = app.follow(LogQuery.all(), each -> {
                    System.out.println("followed " + each.text());
                    line.countDown();
                })) {
                    line.await(SECONDS, TimeUnit.SECONDS);
                }
                app.stop();
                System.out.println("stopped " + runner.instances().size() + " left");
            }
        }
    }
}
