package io.github.runner4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.config.Limits;
import io.github.runner4j.container.ContainerState;
import io.github.runner4j.container.ContainerStatus;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.spi.SampleCapability;
import io.github.runner4j.spi.UpdateCapability;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What every engine with an {@link UpdateCapability} owes its callers, UC-1 and UC-2. Extend this. */
public abstract class UpdateCapabilityContract extends EngineContract {

    private static final Limits LESS_MEMORY = Limits.of(limits -> limits.memory("64m"));

    /** For subclasses. */
    protected UpdateCapabilityContract() {}

    private void update(String id, Limits limits) {
        capability(UpdateCapability.class).update(id, limits, context);
    }

    @Test
    void uc1_theContainerGoesOn() {
        String id = start(ContractProgram.running());
        ContainerState before = state(id);

        update(id, LESS_MEMORY);

        assertThat(state(id).status()).isEqualTo(ContainerStatus.RUNNING);
        assertThat(state(id).startedAt()).isEqualTo(before.startedAt());
    }

    @Test
    void uc1_changesWhatIsSetAndNothingElse() {
        Assumptions.assumeTrue(engine() instanceof SampleCapability, "the engine reads no counters that show limits");
        String id = start(ContractProgram.running());

        update(id, LESS_MEMORY);
        update(id, Limits.of(limits -> limits.cpus(0.5)));

        assertThat(capability(SampleCapability.class).sample(List.of(id), context))
                .hasEntrySatisfying(id, sample -> {
                    assertThat(sample.memoryLimitBytes()).isEqualTo(LESS_MEMORY.memoryBytes());
                    assertThat(sample.cpuLimit()).hasValue(0.5);
                });
    }

    @Test
    void uc2_anUnknownContainerIsNotFound() {
        EngineLifeContract.assertCode(ErrorCode.DOCKER_RESOURCE_NOT_FOUND, () -> update(name(), LESS_MEMORY));
    }
}
