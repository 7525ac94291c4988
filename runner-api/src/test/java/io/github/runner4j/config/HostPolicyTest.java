package io.github.runner4j.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.config.HostPolicy.BeyondCap;
import io.github.runner4j.config.HostPolicy.Cap;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HostPolicyTest {

    private static final HostPolicy NONE = HostPolicy.builder().build();

    private static HostPolicy all(BeyondCap action, Cap free, String word) {
        return HostPolicy.builder()
                .beyondCap(action)
                .repositoryMayExceed(Set.of(free))
                .caps(caps(RunOptions.builder().network(word)))
                .registries(List.of(word))
                .capabilities(List.of(word))
                .environment(List.of(word))
                .networks(List.of(word))
                .build();
    }

    private static ComponentConfig caps(RunOptions.Builder run) {
        ComponentConfig none = ComponentConfig.empty();
        return new ComponentConfig(none.build(), run.build(), none.launch());
    }

    @Test
    void setsNothingByDefault() {
        assertThat(NONE.beyondCap()).isEmpty();
        assertThat(NONE.repositoryMayExceed()).isEmpty();
        assertThat(NONE.caps()).isEqualTo(ComponentConfig.empty());
        assertThat(NONE.registries()).isEmpty();
        assertThat(NONE.capabilities()).isEmpty();
        assertThat(NONE.environment()).isEmpty();
        assertThat(NONE.networks()).isEmpty();
    }

    @Test
    void keepsWhatIsSet() {
        HostPolicy policy = all(BeyondCap.CLAMP, Cap.PIDS, "x");

        assertThat(policy.beyondCap()).contains(BeyondCap.CLAMP);
        assertThat(policy.repositoryMayExceed()).contains(Set.of(Cap.PIDS));
        assertThat(policy.caps().run().network()).contains("x");
        assertThat(policy.registries()).contains(List.of("x"));
        assertThat(policy.capabilities()).contains(List.of("x"));
        assertThat(policy.environment()).contains(List.of("x"));
        assertThat(policy.networks()).contains(List.of("x"));
        assertThat(policy.toBuilder().build()).isEqualTo(policy);
    }

    @Test
    void goesOverAnotherRuleByRule() {
        HostPolicy policy = all(BeyondCap.CLAMP, Cap.PIDS, "x");

        assertThat(NONE.over(policy)).isEqualTo(policy);
        assertThat(policy.over(NONE)).isEqualTo(policy);
        assertThat(policy.over(all(BeyondCap.REFUSE, Cap.CPUS, "y"))).isEqualTo(policy);
    }

    @Test
    void addsCapsOneByOne() {
        HostPolicy policy = HostPolicy.builder()
                .caps(caps(RunOptions.builder().lifetime(Duration.ofHours(1))))
                .caps(caps(RunOptions.builder().stopGracePeriod(Duration.ofSeconds(1))))
                .build();

        assertThat(policy.caps().run().lifetime()).contains(Duration.ofHours(1));
        assertThat(policy.caps().run().stopGracePeriod()).contains(Duration.ofSeconds(1));
    }

    @Test
    void namesCapsAsExplanationsDo() {
        assertThat(Cap.values())
                .extracting(Cap::word)
                .containsExactly(
                        "resourceLimits.memory",
                        "resourceLimits.cpus",
                        "resourceLimits.pids",
                        "lifetime",
                        "buildTimeout",
                        "runTimeout",
                        "stopGracePeriod",
                        "imageCleanupPolicy",
                        "securityOptions");
    }
}
