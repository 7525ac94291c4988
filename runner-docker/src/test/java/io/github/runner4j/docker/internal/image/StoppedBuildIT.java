package io.github.runner4j.docker.internal.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.runner4j.docker.testing.Engines.Engine;
import io.github.runner4j.error.OperationStoppedException;
import io.github.runner4j.image.BuildRequest;
import io.github.runner4j.testkit.files.Content;
import io.github.runner4j.testkit.memory.InMemoryTree;
import io.github.runner4j.testkit.memory.ManualContext;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** IB-3: a stopped build ends soon and leaves nothing behind. */
@Timeout(60)
class StoppedBuildIT {

    private static final String ENGINES = "io.github.runner4j.docker.testing.Engines#all";

    private static final Duration SOON = Duration.ofSeconds(15);

    @ParameterizedTest
    @MethodSource(ENGINES)
    void endsDuringALongStep(Engine engine) throws Exception {
        String mark = "sleep 300 # " + UUID.randomUUID();
        try (BuildFixture fixture = new BuildFixture(engine)) {
            BuildRequest request =
                    fixture.request(InMemoryTree.withDockerfile("FROM busybox\nRUN echo begun && " + mark + "\n"));
            CompletableFuture<Object> build = start(fixture, request);
            until(() -> fixture.context.outputLines().contains("begun"));

            fixture.context.stop();

            assertThat(build.get(10, TimeUnit.SECONDS)).isInstanceOf(OperationStoppedException.class);
            until(() -> fixture.leftovers(mark).isEmpty());
            assertThat(fixture.builder.find(request.reference(), ManualContext.create()))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void endsDuringTheUpload(Engine engine) throws Exception {
        InMemoryTree tree = InMemoryTree.withDockerfile("FROM busybox\nRUN sleep 300\n");
        Content megabyte = Content.of(new byte[1 << 20]);
        for (int i = 0; i < 2000; i++) {
            tree = tree.file("data/" + i, megabyte);
        }
        try (BuildFixture fixture = new BuildFixture(engine)) {
            BuildRequest request = fixture.request(tree);
            CompletableFuture<Object> build = start(fixture, request);
            until(() -> fixture.context.progressLines().size() > 3);

            fixture.context.stop();

            assertThat(build.get(10, TimeUnit.SECONDS)).isInstanceOf(OperationStoppedException.class);
            assertThat(fixture.context.progressLines()).hasSizeLessThan(1999);
            assertThat(fixture.builder.find(request.reference(), ManualContext.create()))
                    .isEmpty();
        }
    }

    private static CompletableFuture<Object> start(BuildFixture fixture, BuildRequest request) {
        return CompletableFuture.supplyAsync(
                () -> catchThrowableOfType(RuntimeException.class, () -> fixture.build(request)));
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still not so after " + SOON).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
