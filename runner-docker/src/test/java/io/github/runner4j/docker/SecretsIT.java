package io.github.runner4j.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.RunBuilder;
import io.github.runner4j.config.HealthCheck;
import io.github.runner4j.docker.testing.Ears;
import io.github.runner4j.docker.testing.Engines;
import io.github.runner4j.docker.testing.Engines.Engine;
import io.github.runner4j.docker.testing.Trial;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.event.RunEvent;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.secret.Credential;
import io.github.runner4j.secret.Secret;
import io.github.runner4j.source.GitSource;
import io.github.runner4j.testkit.git.GitHttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A token planted in every input appears in nothing that leaves the library, whatever happens. */
class SecretsIT {

    private static final String ENGINES = "io.github.runner4j.docker.testing.Engines#all";

    /** They look like words, so that only being told, and not their look, can give them away. */
    private static final String URL_TOKEN = "plantedurl";

    private static final String GIT_TOKEN = "plantedgit";
    private static final String ENVIRONMENT_SECRET = "plantedenvironment";
    private static final String ARGUMENT_SECRET = "plantedargument";
    private static final String REGISTRY_PASSWORD = "plantedregistry";
    /** Given as a plain text under an ordinary name: its look is what gives it away. */
    private static final String ENVIRONMENT_PLAIN = "sk0plantedENV7d2f81c09b5e";

    private static final String ARGUMENT_PLAIN = "sk0plantedARG7d2f81c09b5e";

    private static final List<String> PLANTED = List.of(
            URL_TOKEN,
            GIT_TOKEN,
            ENVIRONMENT_SECRET,
            ARGUMENT_SECRET,
            REGISTRY_PASSWORD,
            ENVIRONMENT_PLAIN,
            ARGUMENT_PLAIN);

    private static final String HEAD = "FROM busybox\nARG FIRST\nARG SECOND\n# NAME\n";
    private static final String SLEEPS = HEAD + "CMD [\"/bin/busybox\", \"sleep\", \"600\"]\n";

    @TempDir
    Path folder;

    private final Queue<String> said = new ConcurrentLinkedQueue<>();

    @ParameterizedTest
    @MethodSource(ENGINES)
    void aLaunchThatGoesWell(Engine engine) throws InterruptedException {
        String tells = HEAD + "RUN echo NAME: arguments $FIRST $SECOND\n"
                + "CMD [\"/bin/busybox\", \"sh\", \"-c\", \"/bin/busybox env; exec /bin/busybox sleep 600\"]\n";
        try (Ears ears = new Ears();
                Trial trial = new Trial(engine, folder).files("Dockerfile", tells)) {
            Instance instance = launch(trial).start();

            said.add(instance + " " + instance.status() + " " + instance.endpoints() + " " + instance.state());
            said.add(trial.runner().instances() + " " + trial.runner().settings() + " "
                    + trial.runner().systemInfo());
            said.add(trial.runner().launches() + " " + trial.runner() + " " + instance.probe());
            said.add(String.valueOf(trial.runner().sample(List.of(instance.id()))));
            instance.stop();
            trial.close();
            said.add(ears.text());
        }
        assertThat(String.join("\n", said)).contains("arguments **** ****");
        assertNothingTold();
    }

    @Test
    void aFetchThatFails() {
        try (Ears ears = new Ears();
                Trial trial = new Trial(Engines.onlyDocker(), folder).files("Dockerfile", SLEEPS)) {
            trial.git.requires("somebody", "else");
            fails(trial, launch(trial));
            fails(trial, launch(trial).ref(URL_TOKEN));
            trial.close();
            said.add(ears.text());
        }
        assertNothingTold();
    }

    @Test
    void aFetchWhoseServerAnswersWithWhatItGot() {
        try (Ears ears = new Ears();
                Trial trial = new Trial(Engines.onlyDocker(), folder).files("Dockerfile", SLEEPS)) {
            trial.git.answer("/" + trial.name, request -> {
                String given = request.authorization().orElse("");
                String clear = given.isEmpty()
                        ? ""
                        : new String(Base64.getDecoder().decode(given.substring(6)), StandardCharsets.UTF_8);
                return GitHttpResponse.of(given.isEmpty() ? 401 : 500)
                        .header("Content-Type", "text/plain")
                        .body("cannot serve " + given + " " + clear);
            });
            fails(trial, launch(trial));
            trial.close();
            said.add(ears.text());
        }
        assertNothingTold();
    }

    @Test
    void aFileWithProblems() {
        String file = "runner:\n  type: docker\n  environment:\n    DB_PASSWORD: " + ENVIRONMENT_SECRET + "\n"
                + "    A B: " + ENVIRONMENT_PLAIN + "\n  port: " + ENVIRONMENT_PLAIN + "\n";
        try (Ears ears = new Ears();
                Trial trial = new Trial(Engines.onlyDocker(), folder)
                        .files("Dockerfile", SLEEPS, ".runner/config.yml", file)) {
            fails(trial, launch(trial));
            trial.close();
            said.add(ears.text());
        }
        assertNothingTold();
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void aStepThatFails(Engine engine) {
        try (Ears ears = new Ears();
                Trial trial = new Trial(engine, folder)
                        .files("Dockerfile", HEAD + "RUN echo arguments $FIRST $SECOND; ./" + "$FIRST; exit 3\n")) {
            fails(trial, launch(trial));
            trial.close();
            said.add(ears.text());
        }
        assertThat(String.join("\n", said)).contains("arguments **** ****");
        assertNothingTold();
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void aBaseImageThatIsRefused(Engine engine) {
        String registry = System.getenv().getOrDefault("RUNNER4J_REGISTRY", "127.0.0.1:1");
        try (Ears ears = new Ears();
                Trial trial = new Trial(engine, folder).files("Dockerfile", "FROM " + registry + "/private/NAME\n")) {
            fails(trial, launch(trial).registryCredential(registry, Credential.userPassword("ann", REGISTRY_PASSWORD)));
            trial.close();
            said.add(ears.text());
        }
        assertNothingTold();
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void aContainerThatPrintsItsEnvironmentAndDies(Engine engine) {
        try (Ears ears = new Ears();
                Trial trial = new Trial(engine, folder).files("Dockerfile", SLEEPS)) {
            fails(trial, launch(trial).command("/bin/busybox", "sh", "-c", "/bin/busybox env; exit 9"));
            fails(trial, launch(trial).command("/no/such/" + ENVIRONMENT_SECRET));
            trial.close();
            said.add(ears.text());
        }
        assertThat(String.join("\n", said)).contains("PLAIN=****", "HIDDEN=****");
        assertNothingTold();
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void aHealthCheckThatTellsTheEnvironment(Engine engine) {
        HealthCheck tells = HealthCheck.exec("/bin/busybox", "sh", "-c", "/bin/busybox env >&2; exit 1")
                .retries(1)
                .interval(Duration.ofMillis(300));
        try (Ears ears = new Ears();
                Trial trial = new Trial(engine, folder).files("Dockerfile", SLEEPS)) {
            fails(trial, launch(trial).healthCheck(tells));
            trial.close();
            said.add(ears.text());
        }
        assertThat(String.join("\n", said)).contains("PLAIN=****");
        assertNothingTold();
    }

    private RunBuilder launch(Trial trial) {
        String url = trial.git.url(trial.name).replace("://", "://ann:" + URL_TOKEN + "@");
        GitSource source = GitSource.of(url).credential(Credential.token(GIT_TOKEN));
        Credential registry = Credential.userPassword("ann", REGISTRY_PASSWORD);
        RunBuilder launch = trial.app()
                .source(source)
                .registryCredential("registry.invalid", registry)
                .environment("PLAIN", ENVIRONMENT_PLAIN)
                .environment("HIDDEN", Secret.of(ENVIRONMENT_SECRET))
                .argument("FIRST", ARGUMENT_PLAIN)
                .argument("SECOND", Secret.of(ARGUMENT_SECRET))
                .onEvent(event -> {
                    said.add(event.toString());
                    if (event instanceof RunEvent.Failed failed) {
                        said.add(failed.error().toString());
                    }
                });
        said.add(source + " " + registry + " " + launch);
        return launch;
    }

    private void fails(Trial trial, RunBuilder launch) {
        try {
            launch.start();
        } catch (RunnerException e) {
            said.add(Ears.stack(e));
            tell(e);
            said.add(String.valueOf(trial.runner().errors()));
            return;
        }
        throw new AssertionError("The launch should have failed");
    }

    private void tell(Throwable thrown) {
        said.add(String.valueOf(thrown));
        if (thrown instanceof RunnerException known) {
            said.add(known.failure().toString());
        }
        Stream.of(thrown.getSuppressed()).forEach(this::tell);
        if (thrown.getCause() != null) {
            tell(thrown.getCause());
        }
    }

    private void assertNothingTold() {
        List<String> hidden = PLANTED.stream()
                .flatMap(each -> Stream.of(
                        each,
                        Base64.getEncoder().encodeToString(each.getBytes(StandardCharsets.UTF_8)),
                        Base64.getEncoder().encodeToString(("ann:" + each).getBytes(StandardCharsets.UTF_8))))
                .toList();
        assertThat(said).isNotEmpty().allSatisfy(text -> assertThat(text).doesNotContain(hidden));
    }
}
