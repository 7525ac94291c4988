package io.github.runner4j.docker.internal.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.file.ComponentFile;
import io.github.runner4j.config.file.ConfigReport;
import io.github.runner4j.config.file.ConfigText;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.secret.Redactor;
import io.github.runner4j.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigProblemsTest {

    @Test
    void reportsAllMistakesAtOnceInTheOrderOfTheFile() {
        List<String> problems = Read.problems("""
                runner:
                  type: dokcer
                  dockerFile: Dockerfile
                  ports: [3000, 70000, 3000, 08]
                  environment: {A: [b], "B C": d}
                  healthCheck: {path: health, intervall: 30s, timeout: 0, port: 0}
                  build:
                    context: ../outside
                    context: .
                  restart: always
                """);

        assertThat(problems)
                .containsExactly(
                        "2:9 runner.type: \"dokcer\" is not accepted. Did you mean docker? Allowed: docker.",
                        "3:3 runner.dockerFile: is not a known key. Did you mean dockerfile? Allowed: build,"
                                + " buildTimeout, command, dockerfile, environment, healthCheck, imageCleanupPolicy,"
                                + " network, ports, resources, runTimeout, securityOptions, stopGracePeriod,"
                                + " stopSignal, type, volumes.",
                        "4:17 runner.ports[1]: \"70000\" is not accepted. Allowed: a whole number from 1 to 65535.",
                        "4:24 runner.ports: has 3000 twice. Remove one.",
                        "4:30 runner.ports[3]: \"08\" is not accepted. Allowed: a whole number from 1 to 65535.",
                        "5:20 runner.environment[A]: is a list. Allowed: a text or a number.",
                        "5:25 runner.environment[B C]: this name is not accepted. Allowed: letters, digits and"
                                + " _ . -, beginning with a letter or _.",
                        "6:23 runner.healthCheck.path: \"health\" is not accepted. Allowed: a path that starts with /,"
                                + " without spaces.",
                        "6:31 runner.healthCheck.intervall: is not a known key. Did you mean interval? Allowed:"
                                + " command, interval, path, port, retries, startPeriod, timeout, type.",
                        "6:56 runner.healthCheck.timeout: \"0\" is not accepted. Allowed: a time such as 500ms, 30s,"
                                + " 10m, 1h or PT30S; a plain number counts milliseconds; at least 1 ms.",
                        "6:65 runner.healthCheck.port: \"0\" is not accepted. Allowed: a whole number from 1 to 65535.",
                        "8:14 runner.build.context: \"../outside\" is not accepted. Allowed: a path inside the"
                                + " repository, relative to its root.",
                        "9:5 runner.build: has the key context twice. Remove one.",
                        "10:3 runner.restart: is for the host's program alone; a repository's file cannot ask"
                                + " for it. Remove it.");
    }

    @Test
    void namesTheFileAndAllProblemsInTheMessage() {
        ConfigException e = Read.refused("runner: {type: docker}".getBytes(StandardCharsets.UTF_8));

        assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION);
        assertThat(e).hasMessage("""
                        .runner/config.yml has 2 problems:
                          .runner/config.yml:1:1: runner.dockerfile: is missing. It is required.
                          .runner/config.yml:1:1: runner.ports: is missing. It is required.""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# only a comment", "{}", "---\n..."})
    void wantsTheRunnerGroup(String yaml) {
        assertThat(Read.problems(yaml)).hasSize(1).first().asString().endsWith("runner: is missing. It is required.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "healthCheck: {type: htpp}                | Did you mean http?",
                "healthCheck: {type: tcp, path: /}        | has no meaning for a check of type tcp, only for http.",
                "healthCheck: {type: exec}                | runner.healthCheck.command: is missing.",
                "healthCheck: /health                     | is not accepted. Allowed: a group of keys",
                "healthCheck: {type: tcp, retries: 0}     | a whole number from 1 to 1000",
                "healthCheck: {path: /, interval: 1x}     | \"1x\" is not accepted. Allowed: a time",
                "healthCheck: {path: /, interval: -5s}    | \"-5s\" is not accepted",
                "healthCheck: {path: /, interval: P9999999D} | is not accepted",
                "healthCheck: {path: /a b}                | without spaces",
                "command: serve --port 80                 | is not accepted. Allowed: a list [a, b]",
                "command: []                              | runner.command: is an empty list.",
                "healthCheck: {command: []}               | runner.healthCheck.command: is an empty list.",
                "command: [[serve]]                       | runner.command[0]: is a list.",
                "build: {platform: linux}                 | as in linux/arm64",
                "build: {target: --upload}                | the name of a stage",
                "build: {context: /etc}                   | a path inside the repository",
                "build: {arg: {A: b}}                     | Did you mean args?",
                "environment: [A=b]                       | is a list. Allowed: a group of keys",
                "environment: {A=B: c}                    | beginning with a letter or _",
                "environment: {A: b, A: c}                | has the key A twice",
                "build: !!python/object:os.system {}      | runner.build: none",
                "privileged: true                         | is for the host's program alone",
                "PRIVILEGED: true                         | is for the host's program alone",
                "Cap_Add: [ALL]                           | is for the host's program alone",
                "network-mode: host                       | is for the host's program alone",
                "privilegd: true                          | is not a known key. It looks like privileged, which is for the",
                "previleged: true                         | It looks like privileged",
                "capadds: [ALL]                           | It looks like capAdd, which is for the host's program alone",
                "resources: {cpus: 1,5}                   | 5:23 runner.resources.5: is not a known key. Inside { } a comma",
                "resources: {memory: 10m,5g}              | a number has a point, as in 1.5. Allowed: cpus,",
                "resources: {cpus: \"1,5\"}                | Did you mean 1.5?",
                "volumes: [{type: tmpfs, target: /x, size: 0}] | 5:45 runner.volumes[0].size: \"0\" is not accepted.",
                "<<: {privileged: true}                   | is not a known key.",
            })
    void refuses(String keys, String message) {
        if (message.endsWith(": none")) {
            // A tag of YAML's own name space is not looked at: no tag ever makes an object.
            Read.runner(keys);
        } else {
            assertThat(Read.problems(Read.withRequired(keys)))
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains(message);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "runner: [                   | 1:10 : this is not valid YAML: ",
                "runner: {type: docker       | this is not valid YAML: ",
                "runner: 'unclosed           | this is not valid YAML: ",
                "runner: &a *a               | this is not valid YAML: ",
                "runner: *nothing            | 1:9 : this alias (*name) has no anchor",
                "runner: &me {type: *me}     | this alias (*name) has no anchor (&name) that ends before it.",
                "runner: !own {}             | 1:9 : a value with a type of its own (!name) is not accepted.",
                "? [a]                       | a key has to be a plain word",
                "[a, b]                      | 1:1 : is a list. Allowed: a group of keys",
            })
    void saysWhereTheYamlIsBroken(String yaml, String message) {
        assertThat(Read.problems(yaml)).first().asString().contains(message);
    }

    @Test
    void saysThatTabsAreNoIndentation() {
        assertThat(Read.problems("runner:\n\ttype: docker"))
                .containsExactly(
                        "2:1 : this is not valid YAML: a tab stands where only spaces may; indent with spaces.");
    }

    @Test
    void refusesASecondDocument() {
        assertThat(Read.problems(Read.withRequired("") + "---\nrunner: {}\n"))
                .containsExactly("5:1 : a second document begins here; only one is read. Remove the line with ---.");
    }

    @ParameterizedTest
    @CsvSource({
        "'a: b\n---\nc: d', 2:1",
        "'---\na: b\n--- # more\n\nc: d', 3:1",
        "'---\na: b\n--- c', 3:1",
        "'a: b\n---\nc: d\n---\ne: f', 2:1"
    })
    void pointsAtTheLineThatBeginsASecondDocument(String yaml, String place) {
        assertThat(Read.problems(yaml)).anyMatch(each -> each.startsWith(place + " : a second document begins here"));
    }

    @ParameterizedTest
    @CsvSource({
        "'runner: {a: ${X}}', 1:13",
        "'runner: [a, b${X}]', 1:14",
        "'runner:\n  a: [\n ${X:-y}]', 3:2",
        "'runner: {docker: {pids: ${X}, memory: 1g}}', 1:25"
    })
    void saysThatAVariableHasToBeQuoted(String yaml, String place) {
        assertThat(Read.problems(yaml))
                .containsExactly(
                        place + " : this is not valid YAML: inside { } and [ ] a value with ${NAME} has to stand"
                                + " in quotes: \"${NAME}\".");
    }

    @Test
    void countsLinesAsEditorsDo() {
        String keys = "environment: {A: \"\u0085 \u2028 \u2029\"} # \u2028\nnetwork: b c\r\nstopSignal: x";

        assertThat(Read.problems(Read.withRequired("").stripTrailing() + "\n  " + keys.replace("\n", "\n  ")))
                .extracting(problem -> problem.substring(0, problem.indexOf(" \"")))
                .containsExactly("6:12 runner.network:", "7:15 runner.stopSignal:");
    }

    @Test
    void saysWhereTheBytesAreNoText() {
        byte[] bytes = "runner:\n  type: d\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(Read.refused(bytes)).hasMessageContaining(":2:10: here are bytes that are no UTF-8 text.");
    }

    @ParameterizedTest
    @CsvSource({"'a: b\u0000', 1:5", "'a: 1\nb: \uD83D\uDE00\u0007', 2:6"})
    void saysWhichCharacterIsNotAllowed(String yaml, String place) {
        assertThat(Read.problems(yaml)).first().asString().startsWith(place).contains("is not allowed in YAML");
    }

    @Test
    void refusesAnEscapedNul() {
        assertThat(Read.problems(Read.withRequired("environment: {A: \"b\\0\"}")))
                .containsExactly("5:20 : this text holds a NUL character, which no setting may.");
    }

    @Test
    void showsNoSecret() {
        String token = "ghp_16C7e42F292c6912E7710c838347Ae178B4a";
        String yaml = "runner:\n  type: " + token + "\n  token: " + token + "\n  ports: {" + token + "\n  password: x";

        assertThat(Read.refused(yaml.getBytes(StandardCharsets.UTF_8)).toString())
                .doesNotContain(token);
        assertThat(Read.problems("runner: {type: " + token + "}").toString()).doesNotContain(token);
    }

    @Test
    void keepsMessagesShortAndPrintable() {
        List<String> problems =
                Read.problems(Read.withRequired("healthCheck: {path: \"\\e[31m" + "x ".repeat(500) + "\"}"));

        assertThat(problems).hasSize(1).first().asString().hasSizeLessThan(250).doesNotContain("\u001b");
    }

    @Test
    void reportsAFileWithTheLinesOfItsProblems() {
        ConfigText text =
                new ConfigText(Read.FILE, Read.withRequired("network: b c\nenvironment: {API_PASSWORD: {x: hunter2}}"));

        ConfigReport report = ComponentFile.check(text, new YamlConfigReader()::read);

        assertThat(report).hasToString("ConfigReport[2 problems]");
        assertThat(report.text()).isEqualTo("""
                .runner/config.yml:5:12: runner.network: "b c" is not accepted. Allowed: a network's name: letters,\
                 digits and _ . -.
                  5 |   network: b c
                    |            ^
                .runner/config.yml:6:31: runner.environment[API_PASSWORD]: is a group of keys. Allowed: a text or a number.
                  6 |   environment: {API_PASSWORD: ****
                    |                               ^""");
        assertThat(ComponentFile.check(
                        new ConfigText(Read.FILE, Read.withRequired("command: [a]")), new YamlConfigReader()::read))
                .isEqualTo(ConfigReport.VALID);
    }

    @Test
    void quotesTheLineThatIsNoYaml() {
        ConfigReport report =
                ComponentFile.check(new ConfigText("a.yml", "runner:\n  a: [\n"), new YamlConfigReader()::read);

        assertThat(report.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.quote()).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "apiToken", "secret"})
    void hidesNothingOfAMessageAboutAKeyWhoseNameIsASecrets(String key) {
        ConfigException e = Read.refused(Read.withRequired(key + ": hunter2").getBytes(StandardCharsets.UTF_8));

        assertThat(e)
                .hasMessageContaining("runner." + key + ": is not a known key. ")
                .hasMessageNotContaining("hunter2");
        assertThat(e.redacted(Redactor.patterns())).hasMessage(e.getMessage());
    }

    @Test
    void tellsAnExceptionWithTheLines() {
        ConfigText text = new ConfigText("a.yml", Read.withRequired("network: b c"));

        ConfigException e = catchThrowableOfType(
                ConfigException.class,
                () -> text.quoted(() -> ComponentFile.read(text, new YamlConfigReader().read(text))));

        assertThat(e.text())
                .startsWith("a.yml has a problem:\na.yml:5:12: runner.network: \"b c\"")
                .endsWith(".\n  5 |   network: b c\n    |            ^");
        assertThat(e).hasMessageNotContaining(" | ");
        assertThat(((ConfigException) e.redacted(Redactor.patterns().with(List.of(Secret.of("network")))))
                        .problems()
                        .get(0)
                        .quote())
                .contains("  5 |   ****: b c\n    |            ^");
    }
}
