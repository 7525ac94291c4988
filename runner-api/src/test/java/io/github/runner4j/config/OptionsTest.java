package io.github.runner4j.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.secret.Variable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each option is kept, goes over a level below, and gives way to what is set above. */
class OptionsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private final BuildOptions build = BuildOptions.builder()
            .dockerfile("d")
            .context("c")
            .target("t")
            .platform("p")
            .builderKind(BuilderKind.CLASSIC)
            .addArgument(Variable.of("A", "1"))
            .build();
    private final LaunchOptions launch = LaunchOptions.builder()
            .connectionTimeout(Duration.ofSeconds(1))
            .fetchTimeout(Duration.ofSeconds(1))
            .buildTimeout(Duration.ofSeconds(10))
            .runTimeout(Duration.ofSeconds(5))
            .imageCleanupPolicy(ImageCleanupPolicy.NEVER)
            .build();
    private final RunOptions run = RunOptions.builder()
            .addEnvironment(Variable.of("A", "1"))
            .addPort(PortRequest.of(80))
            .addVolume(Volume.of("v", "/v"))
            .addLabel("l", "1")
            .limits(Limits.of(limits -> limits.memory("1g").cpus(2).pids(3)))
            .security(SecurityOptions.parse(List.of("--read-only")))
            .healthCheck(HealthCheck.http("/up"))
            .command(List.of("c"))
            .entrypoint(List.of("e"))
            .workingDirectory("/w")
            .network("n")
            .restartPolicy(RestartPolicy.ALWAYS)
            .lifetime(MINUTE)
            .stopSignal("SIGINT")
            .stopGracePeriod(Duration.ZERO)
            .init(true)
            .build();

    @Test
    void keepsHowToBuild() {
        assertThat(build.dockerfile()).contains("d");
        assertThat(build.context()).contains("c");
        assertThat(build.target()).contains("t");
        assertThat(build.platform()).contains("p");
        assertThat(build.builderKind()).contains(BuilderKind.CLASSIC);
        assertThat(build.arguments()).containsExactly(Variable.of("A", "1"));
        assertThat(build.toBuilder().build()).isEqualTo(build);
    }

    @Test
    void putsHowToBuildOverAnotherLevel() {
        BuildOptions none = BuildOptions.builder().build();
        BuildOptions other = BuildOptions.builder()
                .dockerfile("x")
                .context("x")
                .target("x")
                .platform("x")
                .builderKind(BuilderKind.BUILDKIT)
                .addArgument(Variable.of("A", "2"))
                .addArgument(Variable.of("B", "2"))
                .build();

        assertThat(none.over(build)).isEqualTo(build);
        assertThat(build.over(none)).isEqualTo(build);
        assertThat(build.over(other))
                .isEqualTo(build.toBuilder().addArgument(Variable.of("B", "2")).build());
    }

    @Test
    void keepsHowToLaunch() {
        assertThat(launch.connectionTimeout()).contains(Duration.ofSeconds(1));
        assertThat(launch.fetchTimeout()).contains(Duration.ofSeconds(1));
        assertThat(launch.buildTimeout()).contains(Duration.ofSeconds(10));
        assertThat(launch.runTimeout()).contains(Duration.ofSeconds(5));
        assertThat(launch.imageCleanupPolicy()).contains(ImageCleanupPolicy.NEVER);
        assertThat(launch.toBuilder().build()).isEqualTo(launch);
    }

    @Test
    void putsHowToLaunchOverAnotherLevel() {
        LaunchOptions none = LaunchOptions.builder().build();
        LaunchOptions other = LaunchOptions.builder()
                .connectionTimeout(MINUTE)
                .fetchTimeout(MINUTE)
                .buildTimeout(MINUTE)
                .runTimeout(MINUTE)
                .imageCleanupPolicy(ImageCleanupPolicy.ALWAYS)
                .build();

        assertThat(none.over(launch)).isEqualTo(launch);
        assertThat(launch.over(none)).isEqualTo(launch);
        assertThat(launch.over(other)).isEqualTo(launch);
    }

    @Test
    void keepsHowToRun() {
        assertThat(run.environment()).containsExactly(Variable.of("A", "1"));
        assertThat(run.ports()).containsExactly(PortRequest.of(80));
        assertThat(run.volumes()).containsExactly(Volume.of("v", "/v"));
        assertThat(run.labels()).isEqualTo(Map.of("l", "1"));
        assertThat(run.limits().memoryBytes()).hasValue(1L << 30);
        assertThat(run.security()).contains(SecurityOptions.parse(List.of("--read-only")));
        assertThat(run.healthCheck()).contains(HealthCheck.http("/up"));
        assertThat(run.command()).contains(List.of("c"));
        assertThat(run.entrypoint()).contains(List.of("e"));
        assertThat(run.workingDirectory()).contains("/w");
        assertThat(run.network()).contains("n");
        assertThat(run.restartPolicy()).contains(RestartPolicy.ALWAYS);
        assertThat(run.lifetime()).contains(MINUTE);
        assertThat(run.stopSignal()).contains("SIGINT");
        assertThat(run.stopGracePeriod()).contains(Duration.ZERO);
        assertThat(run.init()).contains(true);
        assertThat(run.toBuilder().build()).isEqualTo(run);
    }

    @Test
    void putsHowToRunOverAnotherLevel() {
        RunOptions none = RunOptions.builder().build();
        RunOptions other = RunOptions.builder()
                .addEnvironment(Variable.of("A", "2"))
                .addEnvironment(Variable.of("B", "2"))
                .addPort(PortRequest.of(81))
                .addVolume(Volume.of("x", "/x"))
                .addLabel("l", "2")
                .addLabel("m", "2")
                .limits(Limits.of(limits -> limits.memory("2g").cpus(3).pids(4)))
                .security(SecurityOptions.DEFAULT)
                .healthCheck(HealthCheck.exec("x").retries(7))
                .command(List.of("x"))
                .entrypoint(List.of("x"))
                .workingDirectory("/x")
                .network("x")
                .restartPolicy(RestartPolicy.NO)
                .lifetime(MINUTE.multipliedBy(2))
                .stopSignal("SIGHUP")
                .stopGracePeriod(MINUTE)
                .init(false)
                .build();

        assertThat(none.over(run)).isEqualTo(run);
        assertThat(run.over(none)).isEqualTo(run);
        RunOptions both = run.over(other);
        assertThat(both.environment()).containsExactly(Variable.of("A", "1"), Variable.of("B", "2"));
        assertThat(both.labels()).isEqualTo(Map.of("l", "1", "m", "2"));
        HealthCheck check = both.healthCheck().orElseThrow();
        assertThat(check.probe()).isEqualTo(HealthCheck.http("/up").probe());
        assertThat(check.retries()).isEqualTo(7);
        assertThat(both.toBuilder().healthCheck(check).build())
                .isEqualTo(run.toBuilder()
                        .addEnvironment(Variable.of("B", "2"))
                        .addLabel("m", "2")
                        .healthCheck(check)
                        .build());
    }

    @Test
    void appendsPortsAndVolumesOfOneLevel() {
        RunOptions two = RunOptions.builder()
                .addPort(PortRequest.of(80))
                .addPort(PortRequest.of(81))
                .addVolume(Volume.of("a", "/a"))
                .addVolume(Volume.of("b", "/b").asReadOnly())
                .build();

        assertThat(two.ports()).hasSize(2);
        assertThat(two.volumes()).extracting(Volume::toString).containsExactly("a:/a", "b:/b:ro");
    }

    @Test
    void refusesTimesThatAreNone() {
        RunOptions.Builder builder = RunOptions.builder();

        assertThatThrownBy(() -> builder.lifetime(Duration.ZERO)).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> builder.lifetime(MINUTE.negated())).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> builder.stopGracePeriod(MINUTE.negated())).isInstanceOf(ConfigException.class);
    }

    @Test
    void readsTheSameWhateverTheOrderOfItsLabels() {
        RunOptions one =
                RunOptions.builder().addLabel("a", "1").addLabel("b", "2").build();
        RunOptions other =
                RunOptions.builder().addLabel("b", "2").addLabel("a", "1").build();

        assertThat(one).hasToString(other.toString());
    }

    @Test
    void refusesVolumesThatAreNone() {
        assertThatThrownBy(() -> Volume.of("", "/a")).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> Volume.of("a:b", "/a")).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> Volume.of("a", "b")).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> Volume.of("a", "/a:b")).isInstanceOf(ConfigException.class);
    }

    @Test
    void wordsRestartPoliciesAsDockerDoes() {
        assertThat(RestartPolicy.UNLESS_STOPPED.word()).isEqualTo("unless-stopped");
        assertThat(RestartPolicy.NO.word()).isEqualTo("no");
    }
}
