package io.github.runner4j.config.level;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.config.ComponentConfig;
import io.github.runner4j.config.HostPolicy;
import io.github.runner4j.config.HostPolicy.BeyondCap;
import io.github.runner4j.config.HostPolicy.Cap;
import io.github.runner4j.config.Limits;
import io.github.runner4j.config.RunOptions;
import io.github.runner4j.error.Place;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyLevelTest {

    private static final Origin FILE = Origin.of(Origin.Kind.HOST_FILE, new Place("runner.yml", 3, 7), false);

    private static final ComponentConfig NONE = ComponentConfig.empty();
    private static final HostPolicy ALL = HostPolicy.builder()
            .beyondCap(BeyondCap.CLAMP)
            .repositoryMayExceed(Set.of(Cap.CPUS))
            .caps(new ComponentConfig(
                    NONE.build(),
                    RunOptions.builder()
                            .limits(Limits.of(limits -> limits.memory("1g")))
                            .build(),
                    NONE.launch()))
            .registries(List.of("a"))
            .capabilities(List.of("KILL"))
            .environment(List.of("A"))
            .networks(List.of("n"))
            .build();

    @Test
    void knowsWhereEachRuleCameFrom() {
        PolicyLevel level = PolicyLevel.of(ALL, FILE);

        assertThat(level.origins())
                .containsOnlyKeys(
                        "beyondCap",
                        "repositoryMayExceed",
                        "caps.resourceLimits.memory",
                        "allow.registries",
                        "allow.capabilities",
                        "allow.environment",
                        "allow.networks")
                .containsValue(FILE);
        assertThat(level.origin("caps.resourceLimits.cpus")).isEqualTo(Origin.DEFAULT);
    }

    @Test
    void goesOverAnotherRuleByRule() {
        PolicyLevel code =
                PolicyLevel.of(HostPolicy.builder().networks(List.of("m")).build(), Origin.HOST_CODE);

        PolicyLevel both = code.over(PolicyLevel.of(ALL, FILE));

        assertThat(both.policy())
                .isEqualTo(ALL.toBuilder().networks(List.of("m")).build());
        assertThat(both.origin(PolicyLevel.NETWORKS)).isEqualTo(Origin.HOST_CODE);
        assertThat(both.origin(PolicyLevel.REGISTRIES)).isEqualTo(FILE);
        assertThat(PolicyLevel.EMPTY.over(both)).isEqualTo(both);
    }

    @Test
    void saysWhatARuleAllowsWithItsPlaceAndNoSecret() {
        Origin secret = Origin.of(Origin.Kind.HOST_FILE, new Place("runner.yml", 9, 1), true);

        assertThat(PolicyLevel.of(ALL, FILE).allows(PolicyLevel.NETWORKS, "n"))
                .isEqualTo("n, by the host's policy (runner.yml:3:7)");
        assertThat(PolicyLevel.of(ALL, secret).allows(PolicyLevel.NETWORKS, "n"))
                .isEqualTo("****, by the host's policy (runner.yml:9:1)");
    }
}
