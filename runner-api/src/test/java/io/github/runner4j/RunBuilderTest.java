package io.github.runner4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.config.BuildOptions;
import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.HealthCheck;
import io.github.runner4j.config.ImageCleanupPolicy;
import io.github.runner4j.config.Limits;
import io.github.runner4j.config.PortRequest;
import io.github.runner4j.config.RestartPolicy;
import io.github.runner4j.config.RunOptions;
import io.github.runner4j.config.SecurityOptions;
import io.github.runner4j.config.Volume;
import io.github.runner4j.config.WhenRunning;
import io.github.runner4j.event.RunEvent;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.instance.InstanceId;
import io.github.runner4j.plan.RunPlan;
import io.github.runner4j.secret.Credential;
import io.github.runner4j.secret.Secret;
import io.github.runner4j.source.DirectorySource;
import io.github.runner4j.source.GitSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunBuilderTest {

    private final AtomicReference<RunRequest> asked = new AtomicReference<>();

    private RunBuilder builder() {
        return RunBuilder.of("hello", new Notes());
    }

    private final class Notes implements Launcher {

        @Override
        public Operation<Instance> launch(RunRequest request) {
            asked.set(request);
            return new Done();
        }

        @Override
        public RunPlan plan(RunRequest request) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class Done implements Operation<Instance> {

        @Override
        public InstanceId instanceId() {
            return InstanceId.random();
        }

        @Override
        public String progress() {
            return "";
        }

        @Override
        public boolean done() {
            return true;
        }

        @Override
        public Instance await() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Instance> await(Duration time) {
            return Optional.empty();
        }

        @Override
        public boolean cancel() {
            return false;
        }
    }

    @Test
    void passesOnEverythingItWasTold() {
        Consumer<RunEvent> listener = event -> {};
        Credential git = Credential.token("git-token");
        Credential registry = Credential.userPassword("me", "pass");

        builder()
                .source(GitSource.of("https://example.org/x.git"))
                .ref("v1")
                .credential(git)
                .registryCredential("registry.example.org", registry)
                .subdirectory("services/api")
                .configPath("run.yml")
                .dockerfile("docker/Dockerfile")
                .context("src")
                .target("prod")
                .platform("linux/arm64")
                .argument("A", "1")
                .argument("B", Secret.of("s"))
                .environment("C", "2")
                .environment("D", Secret.of("t"))
                .port(80)
                .port(81, port -> port.exactly(9000))
                .limits(limits -> limits.memory("64m"))
                .limits(limits -> limits.cpus(2))
                .security("--read-only")
                .healthCheck(HealthCheck.tcp())
                .command("run", "it")
                .entrypoint("/bin/sh")
                .workingDirectory("/app")
                .network("net")
                .volume(Volume.of("data", "/data"))
                .label("l", "v")
                .restartPolicy(RestartPolicy.ALWAYS)
                .lifetime(Duration.ofHours(1))
                .stopSignal("SIGINT")
                .stopGracePeriod(Duration.ofSeconds(3))
                .init(false)
                .whenRunning(WhenRunning.REPLACE)
                .imageCleanup(ImageCleanupPolicy.ALWAYS)
                .deadline(Duration.ofMinutes(2))
                .onEvent(listener)
                .launch();

        RunRequest request = asked.get();
        assertThat(request.component()).isEqualTo("hello");
        assertThat(request.source()).isInstanceOfSatisfying(GitSource.class, source -> {
            assertThat(source.ref()).contains("v1");
            assertThat(source.credential()).contains(git);
        });
        assertThat(request.registryCredentials()).isEqualTo(Map.of("registry.example.org", registry));
        assertThat(request.subdirectory()).isEqualTo("services/api");
        assertThat(request.configPath()).contains("run.yml");
        assertThat(request.whenRunning()).isEqualTo(WhenRunning.REPLACE);
        assertThat(request.config().launch().imageCleanupPolicy()).contains(ImageCleanupPolicy.ALWAYS);
        assertThat(request.deadline()).contains(Duration.ofMinutes(2));
        assertThat(request.listeners()).hasSize(1);
        BuildOptions build = request.config().build();
        assertThat(build.dockerfile()).contains("docker/Dockerfile");
        assertThat(build.context()).contains("src");
        assertThat(build.target()).contains("prod");
        assertThat(build.platform()).contains("linux/arm64");
        assertThat(build.arguments()).extracting(Object::toString).containsExactly("A=1", "B=****");
        RunOptions run = request.config().run();
        assertThat(run.environment()).extracting(Object::toString).containsExactly("C=2", "D=****");
        assertThat(run.ports())
                .containsExactly(PortRequest.of(80), PortRequest.of(81).exactly(9000));
        assertThat(run.limits())
                .isEqualTo(Limits.of(limits -> limits.memory("64m").cpus(2)));
        assertThat(run.security()).contains(SecurityOptions.parse(List.of("--read-only")));
        assertThat(run.healthCheck()).contains(HealthCheck.tcp());
        assertThat(run.command()).contains(List.of("run", "it"));
        assertThat(run.entrypoint()).contains(List.of("/bin/sh"));
        assertThat(run.workingDirectory()).contains("/app");
        assertThat(run.network()).contains("net");
        assertThat(run.volumes()).containsExactly(Volume.of("data", "/data"));
        assertThat(run.labels()).isEqualTo(Map.of("l", "v"));
        assertThat(run.restartPolicy()).contains(RestartPolicy.ALWAYS);
        assertThat(run.lifetime()).contains(Duration.ofHours(1));
        assertThat(run.stopSignal()).contains("SIGINT");
        assertThat(run.stopGracePeriod()).contains(Duration.ofSeconds(3));
        assertThat(run.init()).contains(false);
    }

    @Test
    void takesADirectory() {
        builder().source(Path.of("app")).launch();

        assertThat(asked.get().source()).isEqualTo(DirectorySource.of(Path.of("app")));
    }

    @Test
    void wantsASource() {
        assertThatThrownBy(() -> builder().launch())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("hello has no source")
                .hasMessageContaining("source(..)");
    }

    @Test
    void refusesARefThatNobodyWouldLookAt() {
        assertThatThrownBy(() -> builder().source(Path.of("app")).ref("main").launch())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("takes no ref");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a b", "a/b", "a\n", "ä"})
    void refusesNamesThatAreNone(String name) {
        assertThatThrownBy(() -> RunBuilder.of(name, new Notes()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("no name for a component");
    }

    @Test
    void requestsStayAsTheyWere() {
        RunBuilder builder = builder().source(Path.of("app")).port(80);
        builder.launch();
        RunRequest first = asked.get();

        builder.port(81)
                .registryCredential("h", Credential.token("t"))
                .onEvent(event -> {})
                .launch();

        assertThat(first.config().run().ports()).hasSize(1);
        assertThat(first.registryCredentials()).isEmpty();
        assertThat(first.listeners()).isEmpty();
    }
}
