package io.github.runner4j.examples;

import io.github.runner4j.Runner;
import io.github.runner4j.docker.DockerRunner;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.monitoring.Monitoring;
import io.github.runner4j.source.GitSource;

/** The ten lines that open the README. */
public final class TenLines {

    private TenLines() {}

    /**
     * Runs them.
     *
     * @param args none
     */
    public static void main(String[] args) {
        try (Runner runner = DockerRunner.create(); // finds the daemon, negotiates, checks
                Monitoring monitoring = Monitoring.start(runner)) { // options: Monitoring.builder(runner)
            Instance app = runner.component("hello-api")
                    .source(GitSource.of("https://example.org/acme/hello-api.git")
                            .ref("main"))
                    .limits(limits -> limits.memory("512m").cpus(1.5))
                    .port(8080)
                    .onEvent(System.out::println)
                    .start(); // returns when ready, or throws RunnerException
            System.out.println(app.endpoint(8080).uri("http")); // http://127.0.0.1:8080, or the port the daemon gave
            System.out.println(monitoring.health(app.id()));
            app.stop();
        }
    }
}
