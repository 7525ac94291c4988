package io.github.runner4j.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.RunBuilder;
import io.github.runner4j.container.ContainerException;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Failure;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.event.RunEvent;
import io.github.runner4j.instance.Instance;
import io.github.runner4j.secret.Credential;
import io.github.runner4j.secret.Secret;
import io.github.runner4j.source.GitSource;
import io.github.runner4j.spi.StageContext;
import io.github.runner4j.testing.MemoryEngine.Program;
import io.github.runner4j.testing.MemoryTree;
import io.github.runner4j.testing.Script;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    private static final List<String> PLANTED =
            List.of("url0token+1", "env0value", "arg0value", "reg0password", "git0token", "file0value", "conf0secret");
    private static final String ALL = String.join(" and ", PLANTED) + " and url0token%2B1";

    private final House house = House.open();

    @AfterEach
    void close() {
        house.close();
    }

    private RunBuilder planted() {
        house.tree(MemoryTree.withDockerfile("FROM scratch\n").file(".runner/config.yml", """
                        runner.type = docker
                        runner.dockerfile = Dockerfile
                        runner.ports = []
                        runner.environment.FILE_PASSWORD = file0value
                        runner.environment.CONF_TOKEN = conf0secret
                        runner.healthCheck.type = none
                        """));
        return house.runner
                .component("hello")
                .source(GitSource.of("https://me:url0token%2B1@example.org/x.git")
                        .credential(Credential.token("git0token")))
                .registryCredential("registry.example.org", Credential.userPassword("me", "reg0password"))
                .environment("MY_TOKEN", "env0value")
                .argument("ARG", Secret.of("arg0value"));
    }

    private static void talk(StageContext context) {
        context.progress("says " + ALL, 1, 2);
        context.output("prints " + ALL);
    }

    private static RuntimeException talkative() {
        Exception root = new java.io.IOException("root " + ALL);
        root.addSuppressed(new IllegalStateException("suppressed deep " + ALL));
        IllegalStateException cause = new IllegalStateException("cause " + ALL, root);
        ContainerException failure =
                new ContainerException(Failure.of(ErrorCode.DOCKER_OPERATION_FAILED, "failed with " + ALL), cause);
        failure.addSuppressed(new IllegalStateException("suppressed " + ALL, failure));
        return failure;
    }

    @ParameterizedTest
    @ValueSource(strings = {"image.find", "image.build", "create", "started", "inspect"})
    void noFailureGivesASecretAway(String moment) {
        house.engine.program(spec -> Program.running("log " + ALL));
        house.script.once(moment, context -> {
            talk(context);
            throw talkative();
        });
        house.script.once("remove", Script.fails(SecretsTest::talkative));

        RunnerException failure = house.failure(planted());

        assertThat(failure.code()).isEqualTo(ErrorCode.DOCKER_OPERATION_FAILED);
        house.events(RunEvent.Failed.class::isInstance, 1);
        assertClean(everything(failure));
        assertClean(house.events.toString());
        assertClean(house.runner.errors().toString());
        assertClean(house.runner.launches().toString());
        assertThat(everything(failure)).contains("failed with ****");
        house.engine.containers().values().forEach(each -> house.engine.remove(each.id(), new NoContext()));
    }

    @Test
    void theLogOfAFailedContainerGivesNoSecretAway() {
        house.engine.program(spec -> Program.ending(1, "env: " + ALL));

        RunnerException failure = house.failure(planted());

        assertThat(everything(failure)).contains("exit code 1");
        assertClean(everything(failure));
    }

    @Test
    void noValueOrLabelPrintsASecret() {
        Instance app = planted().start();

        assertThat(house.images.built()).isNotEmpty();
        assertClean(house.images.built().toString());
        assertClean(house.images.built().get(0).key().toString());
        assertClean(house.engine.containers().toString());
        assertClean(app + " " + app.status() + " " + app.endpoints());
        assertClean(house.events.toString());
    }

    @Test
    void theFileWithAProblemGivesNoSecretAway() {
        RunBuilder builder = planted();
        house.tree(MemoryTree.withDockerfile("FROM scratch\n")
                .file(".runner/config.yml", "runner.environment.MY_PASSWORD = [env0value]\n"));

        RunnerException failure = house.failure(builder);

        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION);
        assertClean(everything(failure));
        assertClean(
                ((io.github.runner4j.config.ConfigException) failure).problems().toString());
    }

    @Test
    void anEndThatNobodyAskedForGivesNoSecretAway() {
        house.engine.program(spec -> Program.running("log " + ALL));
        Instance app = planted().start();
        house.script.await("events", 1);

        house.engine.end(app.containerId(), 1);

        Eventually.holds(() -> !house.runner.errors(app.id()).isEmpty(), () -> "no error");
        assertClean(house.runner.errors(app.id()).toString());
    }

    private static void assertClean(String text) {
        assertThat(text).doesNotContain(PLANTED).doesNotContain("url0token%2B1");
    }

    private static String everything(Throwable thrown) {
        List<String> texts = new ArrayList<>();
        collect(thrown, texts, Collections.newSetFromMap(new IdentityHashMap<>()));
        java.io.StringWriter trace = new java.io.StringWriter();
        thrown.printStackTrace(new java.io.PrintWriter(trace));
        return String.join("\n", texts) + trace;
    }

    private static void collect(Throwable thrown, List<String> texts, Set<Throwable> seen) {
        if (thrown == null || !seen.add(thrown)) {
            return;
        }
        texts.add(thrown.toString());
        if (thrown instanceof RunnerException ours) {
            texts.add(ours.failure().toString());
        }
        collect(thrown.getCause(), texts, seen);
        for (Throwable each : thrown.getSuppressed()) {
            collect(each, texts, seen);
        }
    }
}
