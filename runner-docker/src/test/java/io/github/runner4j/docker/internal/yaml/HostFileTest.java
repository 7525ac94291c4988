package io.github.runner4j.docker.internal.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.runner4j.config.ComponentConfig;
import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.HostPolicy;
import io.github.runner4j.config.ImageCleanupPolicy;
import io.github.runner4j.config.Limits;
import io.github.runner4j.config.SecurityOptions;
import io.github.runner4j.config.Settings;
import io.github.runner4j.config.file.ConfigReport;
import io.github.runner4j.config.file.EnvironmentVariables;
import io.github.runner4j.config.file.HostFiles;
import io.github.runner4j.config.level.Explanation;
import io.github.runner4j.config.level.HostConfig;
import io.github.runner4j.config.level.Origin;
import io.github.runner4j.error.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostFileTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("MEMORY", "768m", "EMPTY", "", "NOTHING", "~");

    private static final String TWELVE_MISTAKES = """
            runner:
              dokcer: {}
              docker:
                connectionTimeout: 500
                buildTimeout: 20x
                resourceLimits:
                  memory: 1GB
                  cpus: 64
                securityOptions: ["--readonly", --cap-add=net_raw]
                imageCleanupPolicy: onerror
                imageCleanupPolicy: never
              components:
                -bad: {}
                good: {docker: {runTimout: 5000}}
              monitoring: [30000]
            """;

    @TempDir
    private Path folder;

    @Test
    void findsTwelveMistakesAtOnceEachAtItsPlace() {
        ConfigReport report = files().check(List.of(file("runner.yml", TWELVE_MISTAKES)));

        assertThat(report.problems())
                .extracting(problem -> problem.place().line() + ":"
                        + problem.place().column() + " " + problem.key()
                        + problem.suggestion().map(meant -> " -> " + meant).orElse(""))
                .containsExactly(
                        "2:3 runner.dokcer -> docker",
                        "4:24 runner.docker.connectionTimeout",
                        "5:19 runner.docker.buildTimeout",
                        "7:15 runner.docker.resourceLimits.memory -> 1g",
                        "8:13 runner.docker.resourceLimits.cpus",
                        "9:23 runner.docker.securityOptions[0] -> --read-only",
                        "9:37 runner.docker.securityOptions[1]",
                        "10:25 runner.docker.imageCleanupPolicy -> on-error",
                        "11:5 runner.docker",
                        "13:5 runner.components[-bad]",
                        "14:21 runner.components[good].docker.runTimout -> runTimeout",
                        "15:15 runner.monitoring");
    }

    @Test
    void quotesTheLineAndMarksThePlace() {
        Path file = file("runner.yml", "runner:\n  docker:\n    buildTimeot: 20m\n");

        assertThat(files().check(List.of(file)).text()).isEqualTo("""
                %s:3:5: runner.docker.buildTimeot: is not a known key. Did you mean buildTimeout? Allowed: buildTimeout,\
                 connectionTimeout, fetchTimeout, imageCleanupPolicy, resourceLimits, runTimeout, securityOptions, stopGracePeriod.
                  3 |     buildTimeot: 20m
                    |     ^""".formatted(file));
    }

    @Test
    void quotesNoSecret() {
        Path file = file("runner.yml", "runner:\n  docker:\n    runTimeout: ghp_0123456789abcdefghij\n");

        assertThat(files().check(List.of(file)).text())
                .doesNotContain("ghp_0123")
                .contains("3 |     runTimeout: ****");
    }

    @Test
    void reportsForPrograms() throws IOException {
        ConfigReport report = files().check(
                        List.of(file("a.yml", "runner: {docker: {runTimout: 5000}}"), folder.resolve("missing.yml")));

        JsonNode json = new ObjectMapper().readTree(report.json());

        assertThat(json.path("valid").asBoolean()).isFalse();
        assertThat(json.path("problems").path(0).path("column").asInt()).isEqualTo(19);
        assertThat(json.path("problems").path(0).path("suggestion").asText()).isEqualTo("runTimeout");
        assertThat(json.path("problems").path(0).path("value").isNull()).isTrue();
        assertThat(json.path("problems").path(1).path("message").asText()).contains("does not exist");
        assertThat(files().check(List.of(file("b.yml", "runner: {}"))).text())
                .isEqualTo("The configuration has no problems.");
    }

    @Test
    void takesTheBlockOutOfALargerFile() {
        HostConfig config = load("""
                app: {title: "${NOT_SET}", baseUrl: http://x}
                runner: {docker: {runTimeout: 6000}}
                backend: {database: {client: pg, client: pg}}
                """);

        assertThat(config.settings().runTimeout()).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void saysThatTheBlockIsMissing() {
        assertThatThrownBy(() -> load("runer: {}"))
                .hasMessageContaining(
                        "1:1: runner: is missing. It is required. Did you misspell it? There is a key runer.");
    }

    @Test
    void putsVariablesIn() {
        HostConfig config = load("""
                runner:
                  docker:
                    runTimeout: ${NOT_SET:-7s}
                    resourceLimits:
                      memory: ${MEMORY}
                """);

        assertThat(config.settings().limits().memoryBytes()).hasValue(768L << 20);
        assertThat(config.settings().runTimeout()).isEqualTo(Duration.ofSeconds(7));
        Explanation values = config.component("any").explain();
        assertThat(values.value("resourceLimits.memory").orElseThrow().shown()).isEqualTo("****");
        assertThat(values.value("runTimeout").orElseThrow().shown()).isEqualTo("7s");
    }

    @Test
    void takesTheDefaultForAnEmptyVariable() {
        assertThat(load("runner: {docker: {runTimeout: \"${EMPTY:-7s}\"}}")
                        .settings()
                        .runTimeout())
                .isEqualTo(Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"${EMPTY}", "${NOTHING}", "${NOT_SET:-}", "${NOT_SET:-null}"})
    void takesNoVariableForNothing(String reference) {
        assertThatThrownBy(() -> load("runner:\n  docker:\n    buildTimeout: " + reference))
                .hasMessageContaining("3:19: runner.docker.buildTimeout: ")
                .hasMessageContaining(" is not accepted. Allowed: a time");
    }

    @Test
    void showsNoVariableInAList() {
        HostConfig config = load("runner: {docker: {securityOptions: [--read-only, \"--user=${MEMORY}\"]}}");

        Explanation values = config.component("any").explain();
        assertThat(shown(values, "securityOptions")).isEqualTo("**** runner.yml:1:36");
    }

    @Test
    void missesVariables() {
        assertThatThrownBy(() -> load("runner: {docker: {runTimeout: \"${NOT_SET}\", buildTimeout: \"${ }\"}}"))
                .hasMessageContaining("1:31: runner.docker.runTimeout: the environment variable NOT_SET is not set")
                .hasMessageContaining("1:59: runner.docker.buildTimeout: has ${ without a variable's name")
                .hasMessageContaining("has 2 problems");
    }

    @Test
    void keepsWhatIsEscaped() {
        assertThatThrownBy(() -> load("runner: {docker: {runTimeout: \"$${MEMORY}\"}}"))
                .hasMessageContaining("\"${MEMORY}\" is not accepted");
    }

    @Test
    void showsNoValueOfTheEnvironment() {
        ConfigException e = catchThrowableOfType(
                ConfigException.class, () -> load("runner: {docker: {imageCleanupPolicy: \"${MEMORY}\"}}"));

        assertThat(e).hasMessageContaining("\"****\" is not accepted").hasMessageNotContaining("768m");
    }

    @Test
    void putsFilesOverEachOtherKeyByKey() {
        HostConfig config = files().load(List.of(file("base.yml", """
                        runner:
                          docker: {runTimeout: 6s, resourceLimits: {memory: 2g, cpus: 2}}
                          components: {a: {docker: {runTimeout: 7s}}, b: {docker: {runTimeout: 8s}}}
                          policy: {beyondCap: clamp, allow: {networks: [x]}}
                        """), file("local.yml", """
                        runner:
                          docker: {resourceLimits: {cpus: 3}}
                          components: {a: {docker: {buildTimeout: 90s}}}
                          monitoring: {alertThresholds: {cpuUsage: 50}}
                          policy: {repositoryMayExceed: [memory, lifetime]}
                        """)));

        Explanation a = config.component("a").explain();
        assertThat(shown(a, "resourceLimits.memory")).isEqualTo("2g base.yml:2:53");
        assertThat(shown(a, "resourceLimits.cpus")).isEqualTo("3.0 local.yml:2:35");
        assertThat(shown(a, "runTimeout")).isEqualTo("7s base.yml:3:41");
        assertThat(shown(a, "buildTimeout")).isEqualTo("90s local.yml:3:43");
        assertThat(shown(a, "lifetime")).isEqualTo("1h default");
        assertThat(config.monitoring().cpuUsage()).contains(50.0);
        assertThat(config.monitoring().memoryUsage()).contains(85.0);
        assertThat(config.policy().policy().beyondCap()).contains(HostPolicy.BeyondCap.CLAMP);
        assertThat(config.policy().policy().networks()).contains(List.of("x"));
        assertThat(config.policy().policy().repositoryMayExceed())
                .contains(Set.of(HostPolicy.Cap.MEMORY, HostPolicy.Cap.LIFETIME));
    }

    @Test
    void reportsTheProblemsOfAllFiles() {
        ConfigException e = catchThrowableOfType(
                ConfigException.class,
                () -> files().load(List.of(
                        file("a.yml", "runner: {docker: {x: 1}}"),
                        file("b.yml", "runner: ["),
                        folder.resolve("c.yml"))));

        assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION);
        assertThat(e.problems()).hasSize(3);
    }

    @Test
    void namesAFileThatIsMissingOnce() {
        Path missing = folder.resolve("c.yml");

        ConfigException e = catchThrowableOfType(ConfigException.class, () -> files().load(List.of(missing)));

        assertThat(e.code()).isEqualTo(ErrorCode.CONFIGURATION_ERROR);
        assertThat(e).hasMessage(missing + " does not exist. Correct the path, or make the file.");
        assertThat(files().check(List.of(missing)).text())
                .isEqualTo(missing + ": does not exist. Correct the path, or make the file.");
    }

    @Test
    void saysThatADirectoryIsNoFile() {
        assertThatThrownBy(() -> files().load(List.of(folder)))
                .isInstanceOf(ConfigException.class)
                .hasMessage(folder + " cannot be read: Is a directory.");
    }

    @Test
    void exportsTheEightVariablesAndReadsThemBack() {
        HostConfig config = load("""
                runner:
                  docker:
                    connectionTimeout: 45s
                    buildTimeout: 20m
                    runTimeout: 10m
                    resourceLimits: {memory: 2g, cpus: 1.5, timeout: 7200}
                    securityOptions: [--read-only, "--tmpfs=/tmp:size=64m,noexec"]
                    imageCleanupPolicy: always
                """);

        ComponentConfig values = HostConfig.of(config.settings());
        Map<String, String> variables = EnvironmentVariables.write(values);

        assertThat(variables)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "RUNNER_DOCKER_CONNECTION_TIMEOUT", "45000",
                        "RUNNER_DOCKER_BUILD_TIMEOUT", "1200000",
                        "RUNNER_DOCKER_RUN_TIMEOUT", "600000",
                        "RUNNER_DOCKER_MEMORY_LIMIT", "2g",
                        "RUNNER_DOCKER_CPU_LIMIT", "1.5",
                        "RUNNER_DOCKER_TIMEOUT", "7200",
                        "RUNNER_DOCKER_SECURITY_OPTIONS", "--read-only,--tmpfs=/tmp:size=64m,noexec",
                        "RUNNER_DOCKER_CLEANUP_POLICY", "always"));
        HostConfig back = EnvironmentVariables.read(variables);
        assertThat(EnvironmentVariables.write(back.docker().config())).isEqualTo(variables);
        assertThat(back.docker().origin("buildTimeout").kind()).isEqualTo(Origin.Kind.ENVIRONMENT);
        assertThat(EnvironmentVariables.read(Map.of()).docker().config().run().limits())
                .isEqualTo(Limits.none());
        assertThat(back.docker().config().run().limits().memoryBytes()).isEqualTo(OptionalLong.of(2L << 30));
    }

    @Test
    void refusesVariablesThatSayNothingSensible() {
        assertThatThrownBy(() -> EnvironmentVariables.read(
                        Map.of("RUNNER_DOCKER_CPU_LIMIT", "many", "RUNNER_DOCKER_TIMEOUT", "")))
                .hasMessageContaining("RUNNER_DOCKER_CPU_LIMIT: ")
                .hasMessageContaining("RUNNER_DOCKER_TIMEOUT: ");
    }

    @Test
    void wantsOneBlockThatIsAGroup() {
        assertThatThrownBy(() -> load("- runner")).hasMessageContaining("1:1: is a list. Allowed: a group of keys");
        assertThatThrownBy(() -> load("runner: {}\nrunner: {}"))
                .hasMessageContaining("2:1: has the key runner twice. Remove one.")
                .hasMessageContaining("has a problem");
        assertThatThrownBy(() -> load("runner: docker")).hasMessageContaining("1:9: runner: ");
        assertThatThrownBy(() -> load("app: {}")).hasMessageEndingWith("runner: is missing. It is required.");
        assertThat(load("runner:").docker().config())
                .isEqualTo(load("runner: {}").docker().config());
    }

    @Test
    void knowsWhereEachValueCameFrom() {
        HostConfig config = load("runner: {docker: {runTimeout: 6s, resourceLimits: {cpus: 2}}}");

        Explanation values = config.component("any").explain();

        assertThat(shown(values, "runTimeout")).isEqualTo("6s runner.yml:1:31");
        assertThat(shown(values, "resourceLimits.cpus")).isEqualTo("2.0 runner.yml:1:58");
        assertThat(shown(values, "buildTimeout")).isEqualTo("10m default");
    }

    @Test
    void makesSettingsOfEveryKey() {
        HostConfig config = load("""
                runner:
                  docker:
                    connectionTimeout: 11s
                    fetchTimeout: 12s
                    buildTimeout: 13s
                    runTimeout: 14s
                    stopGracePeriod: 15s
                    resourceLimits: {memory: 16m, cpus: 1.7, pids: 18, timeout: 19}
                    securityOptions: [--read-only]
                    imageCleanupPolicy: never
                """);

        assertThat(config.settings())
                .isEqualTo(Settings.builder()
                        .connectionTimeout(Duration.ofSeconds(11))
                        .fetchTimeout(Duration.ofSeconds(12))
                        .buildTimeout(Duration.ofSeconds(13))
                        .runTimeout(Duration.ofSeconds(14))
                        .stopGracePeriod(Duration.ofSeconds(15))
                        .limits(Limits.of(
                                limits -> limits.memory("16m").cpus(1.7).pids(18)))
                        .lifetime(Duration.ofSeconds(19))
                        .security(SecurityOptions.parse(List.of("--read-only")))
                        .imageCleanupPolicy(ImageCleanupPolicy.NEVER)
                        .build());
    }

    private HostConfig load(String yaml) {
        return files().load(List.of(file("runner.yml", yaml)));
    }

    private static HostFiles files() {
        return new HostFiles(new YamlConfigReader()::read, name -> Optional.ofNullable(ENVIRONMENT.get(name)));
    }

    private Path file(String name, String yaml) {
        try {
            return Files.writeString(folder.resolve(name), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String shown(Explanation values, String name) {
        Explanation.Value value = values.value(name).orElseThrow();
        return value.shown() + " " + value.origin().toString().replaceAll(".*/", "");
    }
}
