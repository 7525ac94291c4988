package io.github.runner4j.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.Operation;
import io.github.runner4j.Runner;
import io.github.runner4j.config.ImageCleanupPolicy;
import io.github.runner4j.docker.testing.Engines;
import io.github.runner4j.docker.testing.Engines.Engine;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.instance.InstanceId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Twenty components at once that all prefer the same host port. */
class ManyLaunchesIT {

    private static final int COMPONENTS = 20;

    @TempDir
    private Path directory;

    static Stream<Engine> engines() {
        return Engines.all();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void allRunEachOnItsOwnPortAndNoneIsLost(Engine engine) throws InterruptedException {
        try (Runner runner = runner(engine)) {
            List<Operation<Instance>> launches = IntStream.range(0, COMPONENTS)
                    .mapToObj(number -> runner.component("c" + number)
                            .source(Components.web(directory.resolve("c" + number), "c" + number))
                            .port(8080)
                            .launch())
                    .toList();

            List<Instance> running = new ArrayList<>();
            for (Operation<Instance> launch : launches) {
                running.add(launch.await());
            }

            assertThat(running)
                    .extracting(each -> each.endpoint(8080).port())
                    .doesNotHaveDuplicates()
                    .hasSize(COMPONENTS);
            assertThat(running)
                    .allSatisfy(each -> assertThat(
                                    Components.get(each.endpoint(8080).uri("http")))
                            .isEqualTo(each.component()));
            assertThat(runner.instances()).hasSize(COMPONENTS);
            assertThat(runner.cleanUp()).isEqualTo(COMPONENTS);
            assertThat(runner.instances()).isEmpty();
        }
    }

    private Runner runner(Engine engine) {
        DockerRunner.Builder builder = DockerRunner.builder()
                .cacheDirectory(directory.resolve("cache"))
                .settings(settings ->
                        settings.owner("many-" + InstanceId.random()).imageCleanupPolicy(ImageCleanupPolicy.ALWAYS));
        engine.address().ifPresent(builder::daemon);
        return builder.build();
    }
}
