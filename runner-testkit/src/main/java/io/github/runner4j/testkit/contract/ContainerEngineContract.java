package io.github.runner4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.container.ContainerState;
import io.github.runner4j.container.ContainerStatus;
import io.github.runner4j.container.LogQuery;
import io.github.runner4j.spi.StageContext;
import io.github.runner4j.testkit.memory.ManualContext;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * What every {@link io.github.runner4j.spi.ContainerEngine} owes its callers, CE-1 to CE-14. Extend this:
 *
 * <pre>{@code
 * class MyEngineContractTest extends ContainerEngineContract {
 *     @Override
 *     protected ContainerEngine openEngine() {
 *         return new MyEngine();
 *     }
 * }
 * }</pre>
 *
 * Containers are made from {@link #image()} and run shell scripts; {@link #spec} changes that. They carry the label
 * {@code io.github.runner4j.contract} and are removed after each test.
 */
public abstract class ContainerEngineContract extends EngineOutputContract {

    private static final int AT_ONCE = 8;
    private static final Duration SHORT = Duration.ofSeconds(1);

    /** For subclasses. */
    protected ContainerEngineContract() {}

    @Test
    void ce1_manyContainersAtOnce() {
        List<ContainerStatus> statuses = bounded.together(AT_ONCE, number -> {
            String id = create(ContractProgram.running());
            engine().start(id, context);
            ContainerStatus status = state(id).status();
            engine().list(labels, context);
            engine().stop(id, SHORT, context);
            engine().remove(id, context);
            return status;
        });

        assertThat(statuses).hasSize(AT_ONCE).containsOnly(ContainerStatus.RUNNING);
        assertThat(engine().list(labels, context)).isEmpty();
    }

    @Test
    void ce1_oneContainerForManyThreads() {
        String id = create(ContractProgram.running());

        bounded.together(AT_ONCE, number -> {
            engine().start(id, context);
            return number;
        });
        ContainerState running = state(id);
        bounded.together(AT_ONCE, number -> {
            engine().stop(id, SHORT, context);
            return number;
        });
        ContainerState stopped = state(id);
        bounded.together(AT_ONCE, number -> {
            engine().remove(id, context);
            return number;
        });

        assertThat(running.status()).isEqualTo(ContainerStatus.RUNNING);
        assertThat(stopped.status()).isEqualTo(ContainerStatus.EXITED);
        assertThat(engine().inspect(id, context)).isEmpty();
    }

    @Test
    void ce1_logsAreReadByManyThreads() {
        String id =
                runToItsEnd(ContractProgram.ending(0, ContractProgram.stdout("one"), ContractProgram.stdout("two")));

        List<List<String>> all = bounded.together(AT_ONCE, number -> texts(id));

        assertThat(all).hasSize(AT_ONCE).allSatisfy(each -> assertThat(each).containsExactly("one", "two"));
    }

    @Test
    void ce8_aStoppedContextEndsAStop() {
        String id = start(ContractProgram.ignoringStop());
        ManualContext stopping = ManualContext.create();
        var call = bounded.begin(stopping, () -> engine().stop(id, Duration.ofMinutes(1), stopping));
        Bounded.awaitUnderWay(stopping, call);

        bounded.stopsSoon("CE-8", stopping, call);
    }

    @Test
    void ce8_everyCallEndsWhenItsContextIsStoppedAlready() {
        String id = start(ContractProgram.running());

        endsSoon(context -> engine().info(context));
        endsSoon(context -> engine().create(spec(ContractProgram.running()), context));
        endsSoon(context -> engine().start(id, context));
        endsSoon(context -> engine().inspect(id, context));
        endsSoon(context -> engine().list(labels, context));
        endsSoon(context -> engine().logs(id, LogQuery.all(), true, line -> {}, context));
        endsSoon(context -> engine().events(labels, event -> {}, context));
        endsSoon(context -> engine().stop(id, Duration.ofMinutes(1), context));
        endsSoon(context -> engine().remove(id, context));
    }

    private void endsSoon(Consumer<StageContext> call) {
        ManualContext stopped = ManualContext.ended();
        bounded.stopsSoon("CE-8", stopped, bounded.begin(stopped, () -> call.accept(stopped)));
    }
}
