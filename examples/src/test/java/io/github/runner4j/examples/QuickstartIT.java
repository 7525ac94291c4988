package io.github.runner4j.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runner4j.testkit.git.GitFiles;
import io.github.runner4j.testkit.git.GitHttpServer;
import io.github.runner4j.testkit.git.GitRepositories;
import io.github.runner4j.testkit.git.GitRepository;
import io.github.runner4j.testkit.git.GitSshServer;
import io.github.runner4j.testkit.git.SelfSignedCertificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole way: the script, Java, Git, the engine, and HTTP back. */
class QuickstartIT {

    private static final int TERMINATED = 143;
    private static final String PASSWORD = "pässword/1";

    @TempDir
    private Path folder;

    private GitRepositories repositories;

    static List<Engine> engines() {
        return Engine.answering();
    }

    @BeforeEach
    void needsAnEngine() {
        boolean answers = !engines().isEmpty();
        if ("true".equals(System.getenv("CI"))) {
            assertThat(answers).as("an engine answers").isTrue();
        }
        assumeThat(answers)
                .as("no engine answers; scripts/engines up starts some")
                .isTrue();
        repositories = GitRepositories.in(folder.resolve("repositories"));
    }

    @AfterEach
    void close() {
        if (repositories != null) {
            repositories.close();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("engines")
    void runsTheSample(Engine engine) throws Exception {
        assertRuns(engine, "It runs.", Map.of(), List.of());
    }

    @Test
    void runsTheSampleOnTheModulePath() throws Exception {
        assertRuns(engines().get(0), "It runs.", Map.of("QUICKSTART_MODULE_PATH", "1"), List.of());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("engines")
    void runsOneOfTwoNestedDockerfilesWithItsOwnContext(Engine engine) throws Exception {
        GitRepository repository = repositories.create("nested.git");
        repository.commit(Map.of(
                "services/one/docker/Dockerfile", dockerfile("page.html"),
                "services/one/app/page.html", "service one",
                "services/two/docker/Dockerfile", dockerfile("page.html"),
                "services/two/app/page.html", "service two",
                "page.html", "the root"));

        assertRuns(
                engine,
                "service two",
                Map.of(),
                List.of(
                        repository.directory().toString(),
                        "--ref=main",
                        "--dockerfile=services/two/docker/Dockerfile",
                        "--context=services/two/app"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("engines")
    void runsASubdirectoryOfAPlainDirectory(Engine engine) throws Exception {
        Path part = Files.createDirectories(folder.resolve("plain/services/one"));
        Files.writeString(part.resolve("Dockerfile"), dockerfile("page.html"));
        Files.writeString(part.resolve("page.html"), "a part");

        assertRuns(
                engine,
                "a part",
                Map.of(),
                List.of(folder.resolve("plain").toString(), "--subdirectory=services/one", "--component=part"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("engines")
    void runsABranchThatIsNotTheDefault(Engine engine) throws Exception {
        GitRepository repository = repositories.create("branches.git");
        repository.commit(Map.of("Dockerfile", dockerfile("page.html"), "page.html", "main"));
        repository.commit(
                "feature/next",
                GitFiles.none().file("Dockerfile", dockerfile("page.html")).file("page.html", "the next one"));

        assertRuns(
                engine, "the next one", Map.of(), List.of(repository.directory().toString(), "--ref=feature/next"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("engines")
    void runsARepositoryOverHttpsWithAPassword(Engine engine) throws Exception {
        component("private.git", "over https");
        SelfSignedCertificate certificate = SelfSignedCertificate.create();

        try (GitHttpServer server = repositories.startHttps(certificate).requires("ann", PASSWORD)) {
            assertRuns(
                    engine,
                    "over https",
                    Map.of("ANNS_PASSWORD", PASSWORD),
                    List.of(
                            server.url("private.git"),
                            "--ca-file=" + certificate.writePem(folder.resolve("ca.pem")),
                            "--git-user=ann",
                            "--git-password-env=ANNS_PASSWORD"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("engines")
    void runsARepositoryOverSshWithAKey(Engine engine) throws Exception {
        component("private.git", "over ssh");

        try (GitSshServer server = repositories.startSsh()) {
            assertRuns(
                    engine,
                    "over ssh",
                    Map.of(),
                    List.of(
                            server.url("private.git"),
                            "--ssh-key=" + server.writeUserKey(folder.resolve("key")),
                            "--known-hosts=" + server.writeKnownHosts(folder.resolve("known_hosts"))));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("engines")
    void leavesItRunningWhenAsked(Engine engine) throws Exception {
        try (QuickstartRun run = start(engine, Map.of(), List.of("--keep"))) {
            JsonNode ready = run.outcome();
            String instance = ready.path("instance").path("id").asText();

            assertThat(run.end()).isZero();

            assertThat(engine.containersOf(instance)).hasSize(1);
            assertThat(QuickstartRun.get(ready.path("endpoint").asText())).contains("It runs.");
            assertThat(run.lines().get(run.lines().size() - 1).path("stop").asText())
                    .isEqualTo("docker rm --force "
                            + ready.path("instance")
                                    .path("containerId")
                                    .asText()
                                    .substring(0, 12));
            engine.containersOf(instance).forEach(engine::remove);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("engines")
    void plansWithoutDoing(Engine engine) throws Exception {
        Path planned = Files.createDirectories(folder.resolve("planned"));
        Files.writeString(planned.resolve("Dockerfile"), dockerfile("page.html"));
        Files.writeString(planned.resolve("page.html"), "never built");

        try (QuickstartRun run = start(engine, Map.of(), List.of("--plan", planned.toString()))) {
            assertThat(run.end()).isZero();

            assertThat(run.lines()).hasSize(1);
            JsonNode plan = run.lines().get(0);
            assertThat(plan.path("type").asText()).isEqualTo("plan");
            assertThat(plan.path("component").asText()).isEqualTo("planned");
            assertThat(plan.path("build").path("reused").asBoolean()).isFalse();
            assertThat(plan.path("build").path("bases").path(0).path("presence").asText())
                    .isEqualTo("present");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("engines")
    void tellsAProgramWhatFailed(Engine engine) throws Exception {
        Path empty = Files.createDirectories(folder.resolve("empty"));

        try (QuickstartRun run = start(engine, Map.of(), List.of(empty.toString()))) {
            JsonNode failed = run.outcome();

            assertThat(run.end()).isEqualTo(1);
            assertThat(failed.path("type").asText()).isEqualTo("failed");
            assertThat(failed.path("error").path("code").asText()).isEqualTo("DOCKERFILE_NOT_FOUND");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("engines")
    void quotesTheLineOfAMistakeInTheRepositorysFile(Engine engine) throws Exception {
        Path mistaken = Files.createDirectories(folder.resolve("mistaken/.runner"));
        Files.writeString(
                mistaken.resolve("config.yml"), "runner:\n  type: docker\n  dockerfile: Dockerfile\n  ports: [0]\n");

        try (QuickstartRun run = start(
                engine, Map.of(), List.of("--plan", folder.resolve("mistaken").toString()))) {
            JsonNode failed = run.outcome();

            assertThat(run.end()).isEqualTo(1);
            assertThat(failed.path("error").path("code").asText()).isEqualTo("INVALID_CONFIGURATION");
            JsonNode problem = failed.path("error").path("problems").path(0);
            assertThat(problem.path("file").asText()).isEqualTo(".runner/config.yml");
            assertThat(problem.path("quote").asText()).isEqualTo("  4 |   ports: [0]\n    |           ^");
        }
    }

    private void assertRuns(Engine engine, String page, Map<String, String> environment, List<String> arguments)
            throws Exception {
        try (QuickstartRun run = start(engine, environment, arguments)) {
            JsonNode ready = run.outcome();
            assertThat(ready.path("type").asText()).as(ready.toString()).isEqualTo("ready");
            String instance = ready.path("instance").path("id").asText();
            assertThat(QuickstartRun.get(ready.path("endpoint").asText())).contains(page);
            assertThat(engine.containersOf(instance)).hasSize(1);

            assertThat(run.terminate()).isEqualTo(TERMINATED);

            assertThat(engine.containersOf(instance)).isEmpty();
            assertThat(run.lines().toString()).doesNotContain(PASSWORD);
            assertThat(run.lines())
                    .extracting(line -> line.path("type").asText())
                    .contains("stageFinished", "stopped");
        }
    }

    private static QuickstartRun start(Engine engine, Map<String, String> environment, List<String> arguments) {
        List<String> all = new ArrayList<>(List.of("--json", "--docker-host=" + engine.host()));
        all.addAll(arguments);
        return QuickstartRun.start(environment, all);
    }

    private void component(String name, String page) {
        repositories.create(name).commit(Map.of("Dockerfile", dockerfile("page.html"), "page.html", page));
    }

    private static String dockerfile(String page) {
        return """
                FROM busybox
                COPY %s /www/index.html
                EXPOSE 8080
                CMD ["httpd", "-f", "-p", "8080", "-h", "/www"]
                """.formatted(page);
    }
}
