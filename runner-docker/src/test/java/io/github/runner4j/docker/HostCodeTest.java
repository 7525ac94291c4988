package io.github.runner4j.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.runner4j.Runner;
import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.HostPolicy;
import io.github.runner4j.config.HostPolicy.BeyondCap;
import io.github.runner4j.config.ImageCleanupPolicy;
import io.github.runner4j.config.Limits;
import io.github.runner4j.config.MonitoringOptions;
import io.github.runner4j.config.SecurityOptions;
import io.github.runner4j.config.Settings;
import io.github.runner4j.config.WhenClosed;
import io.github.runner4j.config.level.Explanation;
import io.github.runner4j.docker.testing.AskedPorts;
import io.github.runner4j.plan.RunPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the host's program says when it makes a runner goes over what the host's files say. */
class HostCodeTest {

    private static final String HOST = """
            runner:
              docker:
                buildTimeout: 2m
                runTimeout: 2m
                resourceLimits: {memory: 2g, cpus: 2, timeout: 600}
                securityOptions: [--read-only]
              components:
                hello: {docker: {buildTimeout: 3m, resourceLimits: {memory: 3g}, imageCleanupPolicy: always}}
              policy: {beyondCap: clamp, allow: {environment: [FILE_*], networks: [of-file]}}
            """;

    @TempDir
    private Path folder;

    private final AskedPorts ports = new AskedPorts();
    private Optional<Runner> runner = Optional.empty();

    @BeforeEach
    void writeFiles() {
        file("runner.yml", HOST);
        file("repository/Dockerfile", "FROM scratch\n");
    }

    @AfterEach
    void close() {
        runner.ifPresent(Runner::close);
    }

    @Test
    void goesOverTheFilesBlockOfAllAndOfTheComponentKeyByKey() {
        Explanation values = explained(host -> host.settings(settings -> settings.buildTimeout(Duration.ofMinutes(5))
                .limits(memory("5g"))
                .imageCleanupPolicy(ImageCleanupPolicy.ON_ERROR)));

        assertThat(shown(values, "buildTimeout")).isEqualTo("5m host code");
        assertThat(shown(values, "resourceLimits.memory")).isEqualTo("5g host code");
        assertThat(shown(values, "imageCleanupPolicy")).isEqualTo("on-error host code");
        assertThat(shown(values, "runTimeout")).isEqualTo("2m runner.yml:4:17");
        assertThat(shown(values, "resourceLimits.cpus")).isEqualTo("2.0 runner.yml:5:40");
        assertThat(shown(values, "lifetime")).isEqualTo("10m runner.yml:5:52");
    }

    @Test
    void keepsWhatTheFilesSayOfWhatItDoesNotSay() {
        Explanation values = explained(
                host -> host.settings(Settings.builder().owner("portal").build()));

        assertThat(shown(values, "buildTimeout")).isEqualTo("3m runner.yml:8:36");
        assertThat(shown(values, "resourceLimits.memory")).isEqualTo("3g runner.yml:8:65");
        assertThat(shown(values, "securityOptions")).isEqualTo("[--read-only] runner.yml:6:22");
        assertThat(shown(values, "stopGracePeriod")).isEqualTo("10s default");
        assertThat(runner.orElseThrow().settings().owner()).isEqualTo("portal");
        assertThat(runner.orElseThrow().settings().limits().memoryBytes()).hasValue(2L << 30);
    }

    @Test
    void saysMoreOfOneComponentThanOfAll() {
        UnaryOperator<DockerRunner.Builder> code =
                host -> host.component("hello", settings -> settings.limits(memory("6g")))
                        .settings(settings -> settings.limits(memory("5g")).buildTimeout(Duration.ofMinutes(5)))
                        .component("hello", settings -> settings.security(SecurityOptions.parse(List.of("--user=1"))))
                        .component("new", settings -> settings.limits(memory("7g")));

        Explanation hello = explained(code);

        assertThat(shown(hello, "resourceLimits.memory")).isEqualTo("6g host code");
        assertThat(shown(hello, "securityOptions")).isEqualTo("[--user=1] host code");
        assertThat(shown(hello, "buildTimeout")).isEqualTo("5m host code");
        Explanation other = plan("new").level().explain();
        assertThat(shown(other, "resourceLimits.memory")).isEqualTo("7g host code");
        assertThat(shown(other, "buildTimeout")).isEqualTo("5m host code");
        assertThat(shown(other, "securityOptions")).isEqualTo("[--read-only] runner.yml:6:22");
    }

    @Test
    void isTheMostThatARepositoryGetsWhichMayAskForLess() {
        repository("resources: {memory: 4g, cpus: 0.5}\nbuildTimeout: 4m\nimageCleanupPolicy: never");

        RunPlan plan = planned(host -> host.settings(settings -> settings.limits(memory("1g"))
                .buildTimeout(Duration.ofMinutes(5))
                .imageCleanupPolicy(ImageCleanupPolicy.ON_ERROR)));

        Explanation values = plan.level().explain();
        assertThat(shown(values, "resourceLimits.memory")).isEqualTo("1g host code");
        assertThat(shown(values, "resourceLimits.cpus")).isEqualTo("0.5 .runner/config.yml:5:33");
        assertThat(shown(values, "buildTimeout")).isEqualTo("4m .runner/config.yml:6:17");
        assertThat(shown(values, "imageCleanupPolicy")).isEqualTo("on-error host code");
        assertThat(plan.decisions())
                .extracting(Object::toString)
                .contains("resourceLimits.memory 4g (.runner/config.yml:5:23) clamped to 1g (host code)");
    }

    @Test
    void hasTheLastWordWithALaunch() {
        repository("resources: {memory: 512m}");
        UnaryOperator<DockerRunner.Builder> code = host -> host.settings(settings -> settings.limits(memory("1g")));
        planned(code);

        Explanation values = runner.orElseThrow()
                .component("hello")
                .source(folder.resolve("repository"))
                .limits(limits -> limits.memory("8g"))
                .plan()
                .level()
                .explain();

        assertThat(shown(values, "resourceLimits.memory")).isEqualTo("8g host code");
    }

    @Test
    void setsAPartOfTheHealthCheckAndLeavesTheRestToTheRepository() {
        repository("healthCheck: {path: /up, port: 81, interval: 5m, retries: 9}");
        planned(host -> host);

        Explanation values = runner.orElseThrow()
                .component("hello")
                .source(folder.resolve("repository"))
                .healthCheck(check -> check.interval(Duration.ofSeconds(5)))
                .plan()
                .level()
                .explain();

        assertThat(shown(values, "healthCheck.type")).isEqualTo("http .runner/config.yml:5:16");
        assertThat(shown(values, "healthCheck.path")).isEqualTo("/up .runner/config.yml:5:23");
        assertThat(shown(values, "healthCheck.port")).isEqualTo("81 .runner/config.yml:5:34");
        assertThat(shown(values, "healthCheck.interval")).isEqualTo("5s host code");
        assertThat(shown(values, "healthCheck.retries")).isEqualTo("9 .runner/config.yml:5:61");
        assertThat(shown(values, "healthCheck.timeout")).isEqualTo("10s default");
    }

    @Test
    void rulesOverTheFilesPolicyRuleByRule() {
        repository("resources: {memory: 9g}\nenvironment: {CODE_A: 1}\nsecurityOptions: [--cap-add=CHOWN]");
        HostPolicy policy = HostPolicy.builder()
                .beyondCap(BeyondCap.REFUSE)
                .environment(List.of("CODE_*"))
                .capabilities(List.of("KILL"))
                .build();

        ConfigException refused =
                catchThrowableOfType(ConfigException.class, () -> planned(host -> host.policy(policy)));

        assertThat(refused.problems())
                .hasSize(2)
                .extracting(Object::toString)
                .anyMatch(each -> each.contains("the host does (host code), not from less"))
                .first()
                .asString()
                .contains("5:23: resourceLimits.memory: \"9g\" goes beyond")
                .contains("at most 3g, the host's own value (" + folder.resolve("runner.yml") + ":8:65)");
        assertThat(refused.problems().get(0).quote())
                .contains("  5 |   resources: {memory: 9g}\n    |                       ^");
        repository("network: of-file");
        assertThat(shown(plan("hello").level().explain(), "network")).isEqualTo("of-file .runner/config.yml:5:12");
    }

    @Test
    void namesItsRuleWhenABuilderCannotTellWhereImagesComeFrom() {
        HostPolicy policy =
                HostPolicy.builder().registries(List.of("docker.io")).build();

        assertThatThrownBy(() -> planned(host -> host.policy(policy)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("or lift the rule (host code).");
    }

    @Test
    void saysHowToWatchOverTheFilesKeyByKey() {
        file("runner.yml", HOST + "  monitoring: {healthCheckInterval: 15s, alertThresholds: {cpuUsage: 70}}\n");
        planned(host -> host.monitoring(MonitoringOptions.NONE.cpuUsage(60)));

        MonitoringOptions monitoring = runner.orElseThrow().monitoring();

        assertThat(monitoring)
                .isEqualTo(MonitoringOptions.DEFAULT
                        .healthCheckInterval(Duration.ofSeconds(15))
                        .cpuUsage(60));
    }

    @Test
    void cannotSayOfOneComponentWhatBelongsToTheRunner() {
        for (UnaryOperator<Settings.Builder> change : List.<UnaryOperator<Settings.Builder>>of(
                settings -> settings.owner("x"),
                settings -> settings.whenClosed(WhenClosed.LEAVE),
                settings -> settings.errorHistory(1))) {
            assertThatThrownBy(() -> planned(host -> host.component("hello", change)))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("component hello")
                    .hasMessageContaining("belong to the runner");
        }
    }

    private Explanation explained(UnaryOperator<DockerRunner.Builder> code) {
        return planned(code).level().explain();
    }

    private RunPlan planned(UnaryOperator<DockerRunner.Builder> code) {
        runner = Optional.of(code.apply(DockerRunner.builder()
                        .cacheDirectory(folder.resolve("cache"))
                        .hostFile(folder.resolve("runner.yml"))
                        .engine(ports.engine())
                        .images(ports.images()))
                .build());
        return plan("hello");
    }

    private RunPlan plan(String component) {
        return runner.orElseThrow()
                .component(component)
                .source(folder.resolve("repository"))
                .plan();
    }

    private void repository(String keys) {
        file(
                "repository/.runner/config.yml",
                "runner:\n  type: docker\n  dockerfile: Dockerfile\n  ports: [80]\n" + keys.indent(2));
    }

    private void file(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Limits memory(String size) {
        return Limits.of(limits -> limits.memory(size));
    }

    private static String shown(Explanation values, String name) {
        Explanation.Value value = values.value(name).orElseThrow();
        return value.shown() + " " + value.origin().toString().replaceAll(".*/(?=runner\\.yml)", "");
    }
}
