package io.github.runner4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.config.RunOptions;
import io.github.runner4j.container.ContainerSpec;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.image.BuildRequest;
import io.github.runner4j.image.ImageBuildException;
import io.github.runner4j.image.ImageDetails;
import io.github.runner4j.spi.ContainerEngine;
import io.github.runner4j.testkit.memory.ManualContext;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * What every {@link io.github.runner4j.spi.ImageBuilder} owes its callers, IB-1 to IB-4. Extend this. Images are built from
 * {@code scratch}, are named {@code contract-…/app}, and are removed after each test.
 */
public abstract class ImageBuilderContract extends ImageContract {

    private static final int MOST_STEPS = 100;
    private static final int LARGE_FILE = 4 * 1024 * 1024;

    /** For subclasses. */
    protected ImageBuilderContract() {}

    /**
     * The engine that runs containers of the builder's images, for the obligation that images in use stay.
     *
     * @return nothing by default; then that obligation is not checked. The contract closes the engine
     */
    protected Optional<ContainerEngine> openEngine() {
        return Optional.empty();
    }

    @Test
    void ib1_findOfAnUnknownImageIsEmpty() {
        assertThat(builder().find(repository + ":none", context)).isEmpty();
        assertThat(builder().find("sha256:" + "0".repeat(64), context)).isEmpty();
    }

    @Test
    void build_givesTheImageItsName() {
        BuildRequest request = request(files(DOCKERFILE));

        ImageDetails built = builder().build(request, context);

        assertThat(builder().find(request.reference(), context)).contains(built);
        assertThat(builder().find(built.id(), context)).map(ImageDetails::id).contains(built.id());
    }

    @Test
    void build_keepsWhatTheDockerfileSays() {
        ImageDetails built = builder().build(request(files(DOCKERFILE)), context);

        assertThat(built.exposedPorts()).containsExactly("8080/tcp", "9090/udp");
        assertThat(built.healthCheck()).isTrue();
        assertThat(built.labels()).containsAllEntriesOf(labels);
        assertThat(built.sizeBytes()).isNotNegative();
    }

    @Test
    void build_passesOnItsOutput() {
        builder().build(request(files(DOCKERFILE)), context);

        assertThat(context.outputLines()).isNotEmpty();
    }

    @Test
    void build_refusesASourceWithoutTheDockerfile() {
        BuildRequest request = request(files(DOCKERFILE));
        BuildRequest elsewhere = new BuildRequest(
                request.tree(),
                "",
                "other/Dockerfile",
                request.options(),
                request.reference(),
                request.key(),
                labels,
                Map.of());

        assertThatThrownBy(() -> builder().build(elsewhere, context))
                .isInstanceOfSatisfying(
                        ImageBuildException.class,
                        thrown -> assertThat(thrown.code()).isEqualTo(ErrorCode.DOCKERFILE_NOT_FOUND));
    }

    @Test
    void ib2_noTemporaryFileIsWritten() {
        Set<Path> before = OpenFiles.temporary();
        Set<Path> during = ConcurrentHashMap.newKeySet();
        WatchedTree tree = new WatchedTree(
                files(DOCKERFILE).file("large.bin", new byte[LARGE_FILE]), () -> during.addAll(OpenFiles.temporary()));

        builder().build(request(tree), context);

        Set<Path> written = new HashSet<>(during);
        written.removeAll(before);
        assertThat(written).isEmpty();
    }

    @Test
    void ib2_everyStreamOfTheTreeIsClosed() {
        WatchedTree tree = new WatchedTree(files(DOCKERFILE), () -> {});

        builder().build(request(tree), context);

        assertThat(tree.opened()).isPositive();
        assertThat(tree.open()).isZero();
    }

    @Test
    void ib3_afterAFailureTheNameDoesNotExist() {
        BuildRequest request = request(files("FROM scratch\nCOPY a.txt /a.txt\nNONSENSE a b\n"));

        assertThatThrownBy(() -> builder().build(request, context)).isInstanceOf(ImageBuildException.class);

        assertThat(builder().find(request.reference(), context)).isEmpty();
    }

    /** Stopped at its first step, at its second, and so on, until it gets through. */
    @Test
    void ib3_afterAStopAtAnyStepTheNameDoesNotExist() {
        boolean broke = true;
        for (int step = 1; broke && step <= MOST_STEPS; step++) {
            FragileContext fragile = new FragileContext(step);
            BuildRequest request = request(files(DOCKERFILE + "LABEL step=\"" + step + "\"\n"));

            boolean built = buildAndStop(request, fragile);

            broke = fragile.broke();
            assertThat(builder().find(request.reference(), context).isPresent())
                    .as("the name exists after a stop at step " + step)
                    .isEqualTo(built);
        }
    }

    private boolean buildAndStop(BuildRequest request, FragileContext fragile) {
        try {
            fragile.run(() -> builder().build(request, fragile));
            return true;
        } catch (RunnerException e) {
            assertThat(fragile.broke()).as("only a stop makes it fail: " + e).isTrue();
            return false;
        }
    }

    @Test
    void ib3_aStoppedContextEndsABuild() {
        ManualContext stopped = ManualContext.ended();
        BuildRequest request = request(files(DOCKERFILE));

        var call = bounded.begin(stopped, () -> builder().build(request, stopped));

        bounded.stopsSoon("IB-3", stopped, call);
        assertThat(builder().find(request.reference(), context)).isEmpty();
    }

    @Test
    void ib4_removeIsIdempotent() {
        BuildRequest request = request(files(DOCKERFILE));
        builder().build(request, context);

        assertThat(builder().remove(request.reference(), context)).isTrue();
        assertThat(builder().remove(request.reference(), context)).isFalse();
        assertThat(builder().find(request.reference(), context)).isEmpty();
    }

    @Test
    void ib4_anImageThatAContainerUsesStays() {
        Optional<ContainerEngine> opened = openEngine();
        Assumptions.assumeTrue(opened.isPresent(), "no engine is given that uses the builder's images");
        try (ContainerEngine engine = opened.orElseThrow()) {
            BuildRequest request = request(files(DOCKERFILE));
            ImageDetails image = builder().build(request, context);
            RunOptions options = RunOptions.builder().command(List.of("/a.txt")).build();
            String name = repository.replace('/', '-');
            engine.create(new ContainerSpec(name, image.id(), options, List.of(), labels), context);

            try {
                assertThat(builder().remove(request.reference(), context)).isFalse();
                assertThat(builder().find(request.reference(), context)).contains(image);
            } finally {
                engine.remove(name, context);
            }
        }
    }
}
