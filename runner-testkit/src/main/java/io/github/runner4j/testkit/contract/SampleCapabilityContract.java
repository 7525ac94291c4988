package io.github.runner4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.container.Sample;
import io.github.runner4j.spi.SampleCapability;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every engine with a {@link SampleCapability} owes its callers, SC-1 to SC-3. Extend this. */
public abstract class SampleCapabilityContract extends EngineContract {

    private static final int AT_ONCE = 8;

    /** For subclasses. */
    protected SampleCapabilityContract() {}

    private Map<String, Sample> sample(String... ids) {
        return capability(SampleCapability.class).sample(List.of(ids), context);
    }

    @Test
    void sc1_whatDoesNotRunIsLeftOut() {
        String running = start(ContractProgram.running());
        String created = create(ContractProgram.running());
        String ended = runToItsEnd(ContractProgram.ending(0));

        assertThat(sample(running, created, ended, name())).containsOnlyKeys(running);
        assertThat(sample()).isEmpty();
    }

    @Test
    void sc1_aContainerThatWasStoppedIsLeftOut() {
        String id = start(ContractProgram.running());
        assertThat(sample(id)).containsOnlyKeys(id);

        engine().stop(id, Duration.ofSeconds(1), context);

        assertThat(sample(id)).isEmpty();
    }

    @Test
    void sc2_countersDoNotShrink() {
        String id = start(ContractProgram.running());

        Sample first = only(sample(id));
        Sample second = only(sample(id));

        assertThat(second.readAt()).isAfterOrEqualTo(first.readAt());
        assertThat(second.origin()).isNotBlank();
        counters().forEach(counter -> {
            OptionalLong before = counter.apply(first);
            OptionalLong after = counter.apply(second);
            assertThat(after.isPresent()).isEqualTo(before.isPresent());
            assertThat(after.orElse(0)).isGreaterThanOrEqualTo(before.orElse(0));
        });
    }

    private static Sample only(Map<String, Sample> samples) {
        assertThat(samples).hasSize(1);
        return samples.values().iterator().next();
    }

    private static Stream<Function<Sample, OptionalLong>> counters() {
        return Stream.of(
                Sample::cpuNanos,
                Sample::throttledNanos,
                Sample::rxBytes,
                Sample::txBytes,
                Sample::readBytes,
                Sample::writeBytes);
    }

    @Test
    void sc3_manyThreadsSampleAtOnce() {
        String id = start(ContractProgram.running());

        List<Map<String, Sample>> all = bounded.together(AT_ONCE, number -> sample(id));

        assertThat(all).hasSize(AT_ONCE).allSatisfy(each -> assertThat(each).containsOnlyKeys(id));
    }
}
