package io.github.runner4j.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.Operation;
import io.github.runner4j.config.ImageCleanupPolicy;
import io.github.runner4j.config.WhenRunning;
import io.github.runner4j.container.ContainerException;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.testing.MemoryTree;
import io.github.runner4j.testing.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Whatever is done in whatever order, and whatever fails meanwhile: in the end nothing is left. */
class LifecycleTest {

    private static final List<String> MOMENTS = List.of(
            "fetch", "image.find", "image.build", "create", "created", "start", "started", "inspect", "stop", "list");

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void leavesNothingWhateverHappens(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        House house = House.open(settings -> settings.imageCleanupPolicy(ImageCleanupPolicy.ALWAYS));
        List<Operation<Instance>> launches = new ArrayList<>();

        for (int step = 0; step < 25; step++) {
            try {
                step(house, launches, random);
            } catch (RuntimeException | NoClassDefFoundError e) {
                // What a port throws on the caller's own thread is the caller's.
                assertThat(e.getMessage()).isNotBlank();
            }
        }
        MOMENTS.forEach(house.script::never);
        house.runner.close();

        assertThat(launches).allMatch(Operation::done);
        assertThat(house.engine.containers()).as("seed %s", seed).isEmpty();
        assertThat(house.threads.alive()).isZero();
        assertThat(house.sources.fetched()).allMatch(MemoryTree::closed);
        assertThat(house.engine.closed()).isTrue();
        // Reserved ports were given back: the next runner gets the preferred one.
        try (House next = house.next(settings -> settings)) {
            assertThat(next.component("last").port(8080).start().endpoint(8080).port())
                    .isEqualTo(8080);
        }
    }

    private static void step(House house, List<Operation<Instance>> launches, Random random) throws Exception {
        switch (random.nextInt(8)) {
            case 0, 1, 2 ->
                launches.add(house.component("c" + random.nextInt(3))
                        .port(8080)
                        .whenRunning(WhenRunning.values()[random.nextInt(WhenRunning.values().length)])
                        .launch());
            case 3 -> house.script.once(moment(random), failure(random));
            case 4 -> cancelOne(launches, random);
            case 5 -> awaitOne(launches, random);
            case 6 -> house.runner.instances().stream().findFirst().ifPresent(Instance::stop);
            default ->
                house.runner.instances().stream().findFirst().ifPresent(each -> {
                    if (random.nextBoolean()) {
                        each.restart();
                    } else {
                        house.runner.cleanUp();
                    }
                });
        }
    }

    private static String moment(Random random) {
        return MOMENTS.get(random.nextInt(MOMENTS.size()));
    }

    private static Script.Behaviour failure(Random random) {
        return switch (random.nextInt(4)) {
            case 0 ->
                Script.fails(() ->
                        new ContainerException(Failure.of(ErrorCode.PORT_ALREADY_IN_USE, "The port is taken."), null));
            case 1 -> Script.fails(() -> new IllegalStateException("a mistake"));
            case 2 -> Script.breaks(() -> new NoClassDefFoundError("org/example/Missing"));
            default ->
                Script.fails(() ->
                        new ContainerException(Failure.of(ErrorCode.DOCKER_OPERATION_FAILED, "Out of order."), null));
        };
    }

    private static void cancelOne(List<Operation<Instance>> launches, Random random) {
        if (!launches.isEmpty()) {
            launches.get(random.nextInt(launches.size())).cancel();
        }
    }

    private static void awaitOne(List<Operation<Instance>> launches, Random random) throws Exception {
        if (!launches.isEmpty()) {
            assertThat(launches.get(random.nextInt(launches.size())).await(House.SOON))
                    .isPresent();
        }
    }
}
