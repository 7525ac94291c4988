package io.github.runner4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.container.ContainerException;
import io.github.runner4j.container.ContainerState;
import io.github.runner4j.container.ContainerStatus;
import io.github.runner4j.container.SystemInfo;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.spi.ContainerEngine;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The obligations about the life of a container: made, started, looked at, stopped, removed. */
abstract class EngineLifeContract extends EngineContract {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofSeconds(1);

    EngineLifeContract() {}

    static void assertCode(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RunnerException.class,
                        thrown -> assertThat(thrown.code()).isEqualTo(code));
    }

    @Test
    void info_tellsWhichEngineItIs() {
        SystemInfo info = engine().info(context);

        assertThat(info.engine()).isNotBlank();
        assertThat(info.version()).isNotBlank();
        assertThat(info.address()).isNotBlank();
        assertThat(info.host()).isNotBlank();
    }

    @Test
    void ce2_createStartsNothing() {
        String id = create(ContractProgram.ending(0, ContractProgram.stdout("ran")));

        assertThat(state(id).status()).isEqualTo(ContainerStatus.CREATED);
        assertThat(state(id).startedAt()).isEmpty();
        assertThat(state(id).exitCode()).isEmpty();
        assertThat(texts(id)).isEmpty();
    }

    @Test
    void ce2_aContainerThatCouldNotBeStartedCanBeRemoved() {
        String id = create(ContractProgram.absent());

        assertThatThrownBy(() -> engine().start(id, context)).isInstanceOf(ContainerException.class);
        engine().remove(id, context);

        assertThat(engine().inspect(id, context)).isEmpty();
        assertThat(engine().list(labels, context)).isEmpty();
    }

    @Test
    void ce3_stopIsIdempotent() {
        String id = start(ContractProgram.running());

        engine().stop(id, SHORT, context);
        engine().stop(id, SHORT, context);

        assertThat(state(id).status()).isEqualTo(ContainerStatus.EXITED);
        assertThat(state(id).exitCode()).isPresent();
    }

    @Test
    void ce3_stopOfAContainerThatHasEndedIsNoFailure() {
        String id = runToItsEnd(ContractProgram.ending(3));

        engine().stop(id, SHORT, context);

        assertThat(state(id).exitCode()).hasValue(3);
    }

    @Test
    void ce3_stopOfAnUnknownContainerIsNoFailure() {
        engine().stop(name(), SHORT, context);
    }

    @Test
    void ce3_removeIsIdempotent() {
        String id = runToItsEnd(ContractProgram.ending(0));

        engine().remove(id, context);
        engine().remove(id, context);
        engine().remove(name(), context);

        assertThat(engine().inspect(id, context)).isEmpty();
    }

    @Test
    void ce3_removeEndsAContainerThatRuns() {
        String id = start(ContractProgram.ignoringStop());

        engine().remove(id, context);

        assertThat(engine().inspect(id, context)).isEmpty();
        assertThat(engine().list(labels, context)).isEmpty();
    }

    @Test
    void ce5_listFindsEveryState() {
        String created = create(ContractProgram.running());
        String running = start(ContractProgram.running());
        String ended = runToItsEnd(ContractProgram.ending(0));

        List<ContainerState> found = engine().list(labels, context);

        assertThat(found).extracting(ContainerState::id).containsExactlyInAnyOrder(created, running, ended);
        assertThat(found).allSatisfy(each -> {
            assertThat(each.labels()).containsAllEntriesOf(labels);
            assertThat(each.status()).isEqualTo(state(each.id()).status());
            assertThat(each.name()).isEqualTo(state(each.id()).name());
        });
    }

    @Test
    void ce5_listWantsAllOfTheLabels() {
        create(ContractProgram.running());
        Map<String, String> more = new HashMap<>(labels);
        more.put(run, "wanted");

        assertThat(engine().list(more, context)).isEmpty();
        assertThat(engine().list(Map.of(run, ""), context)).isEmpty();
    }

    @Test
    void ce6_inspectOfAnUnknownContainerIsEmpty() {
        assertThat(engine().inspect(name(), context)).isEmpty();
    }

    @Test
    void ce6_inspectFindsByIdAndByName() {
        String name = name();
        String id = engine().create(spec(name, ContractProgram.running()), context);

        assertThat(engine().inspect(name, context)).isEqualTo(engine().inspect(id, context));
        assertThat(state(id).id()).isEqualTo(id);
        assertThat(state(id).name()).isEqualTo(name);
        assertThat(state(id).labels()).containsAllEntriesOf(labels);
    }

    @Test
    void inspect_tellsHowAProgramEnded() {
        String id = runToItsEnd(ContractProgram.ending(7));

        ContainerState state = state(id);

        assertThat(state.status()).isEqualTo(ContainerStatus.EXITED);
        assertThat(state.exitCode()).hasValue(7);
        assertThat(state.oomKilled()).isFalse();
        assertThat(state.startedAt()).isPresent();
        assertThat(state.finishedAt()).isPresent();
        assertThat(engine().codeOfEnd(state, texts(id))).isNotNull();
    }

    @Test
    void ce9_createRefusesANameThatIsTaken() {
        String name = name();
        String first = engine().create(spec(name, ContractProgram.running()), context);

        assertCode(ErrorCode.RESOURCE_CONFLICT, () -> engine().create(spec(name, ContractProgram.running()), context));
        assertThat(engine().list(labels, context))
                .extracting(ContainerState::id)
                .containsExactly(first);
    }

    @Test
    void ce10_aProgramThatIsStoppedMayEndByItself() {
        String id = start(ContractProgram.endingWhenStopped(42));

        engine().stop(id, LONG, context);

        assertThat(state(id).exitCode()).hasValue(42);
    }

    @Test
    void ce10_aProgramThatDoesNotEndIsKilled() {
        String id = start(ContractProgram.ignoringStop());

        engine().stop(id, SHORT, context);

        assertThat(state(id).exitCode()).hasValue(ContainerEngine.KILLED);
    }

    @Test
    void ce14_startOfARunningContainerChangesNothing() {
        String id = start(ContractProgram.running());
        ContainerState before = state(id);

        engine().start(id, context);

        assertThat(state(id).status()).isEqualTo(ContainerStatus.RUNNING);
        assertThat(state(id).startedAt()).isEqualTo(before.startedAt());
    }

    @Test
    void ce14_aContainerThatHasEndedCanBeStartedAgain() {
        String id = start(ContractProgram.running());
        engine().stop(id, SHORT, context);

        engine().start(id, context);

        assertThat(state(id).status()).isEqualTo(ContainerStatus.RUNNING);
        assertThat(state(id).exitCode()).isEmpty();
    }

    @Test
    void start_ofAnUnknownContainerFails() {
        assertCode(ErrorCode.DOCKER_RESOURCE_NOT_FOUND, () -> engine().start(name(), context));
    }
}
