package io.github.runner4j.docker.internal.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.runner4j.config.ComponentConfig;
import io.github.runner4j.config.HealthCheck;
import io.github.runner4j.config.RestartPolicy;
import io.github.runner4j.config.RunOptions;
import io.github.runner4j.config.file.ComponentFile;
import io.github.runner4j.config.file.ConfigText;
import io.github.runner4j.config.level.Explanation;
import io.github.runner4j.config.level.Level;
import io.github.runner4j.config.level.Origin;
import io.github.runner4j.config.level.PolicyDecision;
import io.github.runner4j.error.Place;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every value that can be set is explained, with its place. */
class ExplanationTest {

    private static final String EVERY_KEY = """
            runner:
              type: docker
              dockerfile: ops/Dockerfile
              ports: [3000, 9090]
              environment: {MODE: development, API_TOKEN: abc}
              healthCheck: {type: http, path: /up, port: 9090, interval: 5s, timeout: 1500, retries: 5, startPeriod: 0}
              build:
                context: src
                args: {VERSION: "1.10"}
                target: run
                platform: linux/arm64
                builder: classic
              command: [serve, --all]
              resources: {memory: 512m, cpus: 0.5, pids: 64, timeout: 90}
              volumes: [{type: tmpfs, target: /cache, size: 8m}]
              securityOptions: [--read-only]
              network: inner
              stopSignal: SIGINT
              stopGracePeriod: 61s
              buildTimeout: 2h
              runTimeout: 3m
              imageCleanupPolicy: on-error
            """;

    @Test
    void explainsEveryValueOfARepository() {
        assertThat(lines(read(EVERY_KEY).explain())).isEqualTo("""
                dockerfile = ops/Dockerfile (config.yml:3:15)
                build.context = src (config.yml:8:14)
                build.target = run (config.yml:10:13)
                build.platform = linux/arm64 (config.yml:11:15)
                build.builder = classic (config.yml:12:14)
                build.args.VERSION = 1.10 (config.yml:9:21)
                ports = [3000/tcp, 9090/tcp] (config.yml:4:10)
                environment.MODE = development (config.yml:5:23)
                environment.API_TOKEN = **** (config.yml:5:47)
                resourceLimits.memory = 512m (config.yml:14:23)
                resourceLimits.cpus = 0.5 (config.yml:14:35)
                resourceLimits.pids = 64 (config.yml:14:46)
                lifetime = 90s (config.yml:14:59)
                securityOptions = [--read-only, --tmpfs=/cache:size=8m] (config.yml:16:20)
                healthCheck.type = http (config.yml:6:23)
                healthCheck.path = /up (config.yml:6:35)
                healthCheck.port = 9090 (config.yml:6:46)
                healthCheck.interval = 5s (config.yml:6:62)
                healthCheck.timeout = 1500ms (config.yml:6:75)
                healthCheck.retries = 5 (config.yml:6:90)
                healthCheck.startPeriod = 0s (config.yml:6:106)
                command = [serve, --all] (config.yml:13:12)
                network = inner (config.yml:17:12)
                stopSignal = SIGINT (config.yml:18:15)
                stopGracePeriod = 61s (config.yml:19:20)
                buildTimeout = 2h (config.yml:20:17)
                runTimeout = 3m (config.yml:21:15)
                imageCleanupPolicy = on-error (config.yml:22:23)""");
    }

    @Test
    void explainsWhatOnlyTheHostsProgramSays() {
        RunOptions run = RunOptions.builder()
                .entrypoint(List.of("/bin/app"))
                .workingDirectory("/srv")
                .restartPolicy(RestartPolicy.NO)
                .init(false)
                .addLabel("team", "a")
                .healthCheck(HealthCheck.tcp().port(81).interval(Duration.ofMinutes(1)))
                .build();
        Level level = Level.of(
                new ComponentConfig(
                        ComponentConfig.empty().build(),
                        run,
                        ComponentConfig.empty().launch()),
                Origin.HOST_CODE);

        assertThat(lines(level.explain())).isEqualTo("""
                labels.team = a (host code)
                healthCheck.type = tcp (host code)
                healthCheck.port = 81 (host code)
                healthCheck.interval = 1m (host code)
                healthCheck.timeout = 10s (default)
                healthCheck.retries = 3 (default)
                healthCheck.startPeriod = 0s (default)
                entrypoint = [/bin/app] (host code)
                workingDirectory = /srv (host code)
                restartPolicy = no (host code)
                init = false (host code)""");
    }

    @Test
    void showsTheCommandOfACheck() {
        Level level = read(Read.withRequired("healthCheck: {command: [test, -f, /up]}"));

        assertThat(level.explain().value("healthCheck.command").orElseThrow().shown())
                .isEqualTo("[test, -f, /up]");
    }

    @Test
    void isATableForPeople() {
        assertThat(read("runner: {type: docker, dockerfile: Dockerfile, ports: [80], buildTimeout: 10s}")
                        .explain())
                .hasToString("""
                        dockerfile    Dockerfile  config.yml:1:36
                        ports         [80/tcp]    config.yml:1:55
                        buildTimeout  10s         config.yml:1:75""");
        assertThat(Level.EMPTY.explain()).hasToString("");
    }

    @Test
    void doesNotGetWideByOneLongValue() {
        Level level = read(Read.withRequired("environment: {A: " + "b".repeat(60) + ", C: " + "d".repeat(61) + "}"));

        assertThat(level.explain().toString())
                .contains("environment.A  " + "b".repeat(60) + "  config.yml")
                .contains("environment.C  " + "d".repeat(61) + "  config.yml");
    }

    @Test
    void isJsonForPrograms() throws IOException {
        JsonNode json = new ObjectMapper().readTree(read(EVERY_KEY).explain().json());

        assertThat(json).hasSize(28);
        assertThat(json.get(8))
                .hasToString("{\"name\":\"environment.API_TOKEN\",\"value\":\"****\",\"origin\":\"config.yml:5:47\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0s",
        "1, 1ms",
        "999, 999ms",
        "1000, 1s",
        "59000, 59s",
        "60000, 1m",
        "61000, 61s",
        "3600000, 1h",
        "5400000, 90m",
        "86400001, PT24H0.001S"
    })
    void showsTimesAsPeopleWriteThem(long millis, String shown) {
        RunOptions run =
                RunOptions.builder().stopGracePeriod(Duration.ofMillis(millis)).build();
        ComponentConfig none = ComponentConfig.empty();

        assertThat(Level.of(new ComponentConfig(none.build(), run, none.launch()), Origin.HOST_CODE)
                        .explain()
                        .value("stopGracePeriod")
                        .orElseThrow()
                        .shown())
                .isEqualTo(shown);
    }

    @Test
    void tellsADecisionInWords() {
        Origin asked = Origin.of(Origin.Kind.REPOSITORY_FILE, new Place("config.yml", 3, 7), false);

        assertThat(new PolicyDecision("lifetime", "2h", "1h", asked, Origin.of(Origin.Kind.HOST_FILE)))
                .hasToString("lifetime 2h (config.yml:3:7) clamped to 1h (host file)");
        assertThat(new PolicyDecision("lifetime", "1h", "1h", asked, Origin.DEFAULT))
                .hasToString("lifetime 1h (config.yml:3:7) granted, within the limit (default)")
                .returns(false, PolicyDecision::clamped);
    }

    private static Level read(String yaml) {
        ConfigText text = new ConfigText("config.yml", yaml);
        return ComponentFile.read(text, new YamlConfigReader().read(text));
    }

    private static String lines(Explanation values) {
        return values.values().stream()
                .map(each -> each.name() + " = " + each.shown() + " (" + each.origin() + ")")
                .collect(Collectors.joining("\n"));
    }
}
