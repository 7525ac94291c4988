package io.github.runner4j.docker.internal.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.file.ComponentFile;
import io.github.runner4j.config.file.ConfigText;
import io.github.runner4j.config.file.HostFile;
import io.github.runner4j.config.level.Explanation;
import io.github.runner4j.config.level.HostConfig;
import io.github.runner4j.config.level.Level;
import io.github.runner4j.config.level.PolicyDecision;
import io.github.runner4j.config.level.Ruling;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a repository gets of what it asks for. */
class PolicyTest {

    private static final String HOST = """
            runner:
              docker:
                resourceLimits: {memory: 1g, cpus: 2, pids: 100, timeout: 600}
                stopGracePeriod: 20s
                buildTimeout: 60s
                runTimeout: 50s
                imageCleanupPolicy: on-error
                securityOptions:
                  - --security-opt=no-new-privileges
                  - --security-opt=label=type:container_t
                  - --tmpfs=/run:size=1m
                  - --cap-drop=ALL
                  - --cap-add=CHOWN
                  - --cap-add=KILL
                  - --user=1000
                  - --pids-limit=90
            """;

    /** One line of each value: what is asked, and what is got where the host clamps. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "resources: {memory: 1g}          | resourceLimits.memory 1g granted",
                "resources: {memory: 1025m}       | resourceLimits.memory 1025m clamped to 1g",
                "resources: {cpus: 2}             | resourceLimits.cpus 2.0 granted",
                "resources: {cpus: 2.1}           | resourceLimits.cpus 2.1 clamped to 2.0",
                "resources: {pids: 100}           | resourceLimits.pids 100 granted",
                "resources: {pids: 101}           | resourceLimits.pids 101 clamped to 100",
                "resources: {timeout: 600}        | lifetime 10m granted",
                "resources: {timeout: 601}        | lifetime 601s clamped to 10m",
                "stopGracePeriod: 20s             | stopGracePeriod 20s granted",
                "stopGracePeriod: 21s             | stopGracePeriod 21s clamped to 20s",
                "buildTimeout: 60s                | buildTimeout 1m granted",
                "buildTimeout: 61s                | buildTimeout 61s clamped to 1m",
                "runTimeout: 50s                  | runTimeout 50s granted",
                "runTimeout: 51s                  | runTimeout 51s clamped to 50s",
                "imageCleanupPolicy: on-error     | imageCleanupPolicy on-error granted",
                "imageCleanupPolicy: always       | imageCleanupPolicy always granted",
                "imageCleanupPolicy: never        | imageCleanupPolicy never clamped to on-error",
            })
    void holdsEachValueAgainstItsCap(String line, String decision) {
        Ruling ruling = ruling(line, HOST + "  policy: {beyondCap: clamp}\n");

        assertThat(ruling.decisions()).hasSize(1);
        PolicyDecision made = ruling.decisions().get(0);
        String[] words = decision.replaceAll(" \\(.*", "").split(" granted| clamped to ", -1);
        String granted = words[1].startsWith(",") || words[1].isEmpty() ? words[0].split(" ")[1] : words[1];
        assertThat(made.toString()).startsWith(words[0] + " (config.yml:5:");
        assertThat(made.granted()).isEqualTo(granted);
        assertThat(made.clamped()).isEqualTo(decision.contains("clamped"));
        assertThat(made.limit().toString()).startsWith("runner.yml:");
        Explanation.Value value = ruling.level().explain().value(made.name()).orElseThrow();
        assertThat(value.shown()).isEqualTo(granted);
        assertThat(value.origin()).isEqualTo(made.clamped() ? made.limit() : made.origin());
    }

    @Test
    void showsNoOptionThatTheEnvironmentBrought() {
        String host = "runner: {docker: {securityOptions: [\"--user=${USER_ID}\"]}}";

        Ruling ruling = ruling("securityOptions: [--read-only]", host);

        assertThat(security(ruling)).isEqualTo("--read-only --user=768m");
        assertThat(ruling.level().explain().value("securityOptions").orElseThrow())
                .hasToString("Value[name=securityOptions, shown=****, origin=config.yml:5:20]");
    }

    @Test
    void showsNoLimitThatTheEnvironmentBrought() {
        String host = "runner: {docker: {resourceLimits: {memory: \"${MEMORY}\"}}}";
        String clamping = host.replaceAll("}}}$", "}}, policy: {beyondCap: clamp}}");

        assertThat(problems("resources: {memory: 2g}", host))
                .containsExactly("5:23 resourceLimits.memory: \"2g\" goes beyond what the host allows to a repository."
                        + " Allowed: at most ****, the host's own value (runner.yml:1:44).");
        Ruling ruling = ruling("resources: {memory: 2g}", clamping);
        assertThat(ruling.decisions())
                .singleElement()
                .hasToString("resourceLimits.memory 2g (config.yml:5:23) clamped to **** (runner.yml:1:44)");
        assertThat(ruling.level()
                        .explain()
                        .value("resourceLimits.memory")
                        .orElseThrow()
                        .shown())
                .isEqualTo("****");
    }

    @Test
    void refusesWhatGoesBeyondAllAtOnceInTheOrderOfTheFile() {
        assertThat(problems("""
                        imageCleanupPolicy: never
                        resources: {pids: 101, memory: 2g}
                        network: x
                        securityOptions: [--user=0, --cap-add=NET_RAW]
                        """, HOST))
                .containsExactly(
                        "5:23 imageCleanupPolicy: \"never\" goes beyond what the host allows to a repository. Allowed: at"
                                + " most on-error, the host's own value (runner.yml:7:25).",
                        "6:21 resourceLimits.pids: \"101\" goes beyond what the host allows to a repository. Allowed: at"
                                + " most 100, the host's own value (runner.yml:3:49).",
                        "6:34 resourceLimits.memory: \"2g\" goes beyond what the host allows to a repository. Allowed: at"
                                + " most 1g, the host's own value (runner.yml:3:30).",
                        "7:12 network: \"x\" goes beyond what the host allows to a repository. Allowed: none; the host"
                                + " allows no network.",
                        "8:21 securityOptions: \"--user=0\" goes beyond what the host allows to a repository. Allowed:"
                                + " options that keep the container from more than the host does (runner.yml:9:7), not from"
                                + " less.",
                        "8:31 securityOptions: \"--cap-add=NET_RAW\" goes beyond what the host allows to a repository."
                                + " Allowed: options that keep the container from more than the host does (runner.yml:9:7), not"
                                + " from less.");
    }

    @Test
    void takesTheCapsOfThePolicyForTheHostsOwnValues() {
        String policy = HOST + "  policy: {caps: {memory: 4g, runTimeout: 55s, pids: 95}}\n";

        Ruling ruling = ruling("resources: {memory: 4g}\nrunTimeout: 52s", policy);

        assertThat(ruling.decisions())
                .extracting(PolicyDecision::toString)
                .containsExactly(
                        "resourceLimits.memory 4g (config.yml:5:23) granted, within the limit (runner.yml:17:27)",
                        "runTimeout 52s (config.yml:6:15) granted, within the limit (runner.yml:17:43)");
        assertThat(problems("resources: {memory: 5g}", policy))
                .containsExactly("5:23 resourceLimits.memory: \"5g\" goes beyond what the host allows to a repository."
                        + " Allowed: at most 4g, the host's policy (runner.yml:17:27).");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "resources: {memory: 64g}         | memory | resourceLimits.memory | 64g",
                "resources: {cpus: 32}            | cpus | resourceLimits.cpus | 32.0",
                "resources: {pids: 5000}          | pids | resourceLimits.pids | 5000",
                "resources: {timeout: 2h}         | lifetime              | lifetime              | 2h",
                "stopGracePeriod: 1h              | stopGracePeriod       | stopGracePeriod       | 1h",
                "buildTimeout: 1h                 | buildTimeout          | buildTimeout          | 1h",
                "runTimeout: 1h                   | runTimeout            | runTimeout            | 1h",
                "imageCleanupPolicy: never        | imageCleanupPolicy    | imageCleanupPolicy    | never",
                "securityOptions: [--cap-add=ALL] | securityOptions       | securityOptions       | [--cap-add=ALL]",
            })
    void letsARepositoryExceedWhatThePolicyNames(String line, String cap, String name, String shown) {
        Ruling ruling = ruling(line, HOST + "  policy: {repositoryMayExceed: [" + cap + "]}\n");

        assertThat(ruling.decisions()).isEmpty();
        assertThat(ruling.level().explain().value(name).orElseThrow().shown()).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--read-only                              | --read-only --tmpfs=/run:size=1m",
                "--security-opt=no-new-privileges:true    | --security-opt=no-new-privileges:true --tmpfs",
                "--security-opt=label=type:container_t    | --security-opt=label=type:container_t --tmpfs",
                "--tmpfs=/cache:size=8m,mode=0700,noexec  | --tmpfs=/cache:size=8m,mode=0700,noexec --tmpfs=/run:size=1m",
                "--tmpfs=/cache                           | --tmpfs=/cache --tmpfs=/run:size=1m",
                "--tmpfs=/run:size=9m                     | --tmpfs=/run:size=1m --cap",
                "--cap-drop=CHOWN                         | --cap-drop=ALL --cap-drop=CHOWN --cap-add=KILL --user",
                "--cap-drop=ALL                           | --cap-drop=ALL --user",
                "--cap-add=KILL                           | --cap-add=CHOWN --cap-add=KILL --user",
                "--cap-add=SYS_NICE                       | --cap-add=CHOWN --cap-add=KILL --cap-add=SYS_NICE",
                "--user=1000                              | --user=1000",
                "--pids-limit=90                          | --pids-limit=90",
                "--pids-limit=5                           | --pids-limit=5",
            })
    void addsOptionsThatTighten(String option, String expected) {
        String policy = HOST + "  policy: {allow: {capabilities: [CHOWN, KILL, SYS_NICE]}}\n";

        Ruling ruling = ruling("securityOptions: [\"" + option + "\"]", policy);

        assertThat(ruling.decisions()).isEmpty();
        assertThat(security(ruling)).contains(expected).startsWith("--security-opt=no-new-privileges");
    }

    @ParameterizedTest
    @CsvSource({
        "--security-opt=seccomp=unconfined",
        "--tmpfs=/proc",
        "--tmpfs=/x:suid",
        "--tmpfs=/x:size=0",
        "--tmpfs=/x:size=00k",
        "--cap-add=NET_RAW",
        "--cap-add=ALL",
        "--user=0",
        "--user=root",
        "--pids-limit=91"
    })
    void leavesOutOptionsThatLoosen(String option) {
        Ruling ruling = ruling("securityOptions: [\"" + option + "\"]", HOST + "  policy: {beyondCap: clamp}\n");

        assertThat(ruling.decisions())
                .singleElement()
                .hasToString("securityOptions " + option + " (config.yml:5:21) "
                        + (option.equals("--pids-limit=91") ? "clamped to --pids-limit=90" : "left out")
                        + " (runner.yml:9:7)");
        assertThat(security(ruling))
                .isEqualTo("--security-opt=no-new-privileges --security-opt=label=type:container_t"
                        + " --tmpfs=/run:size=1m --cap-drop=ALL --cap-add=CHOWN --cap-add=KILL --user=1000"
                        + " --pids-limit=90");
    }

    @Test
    void namesThePlaceOfEachOptionAndOfEachVolume() {
        assertThat(problems("""
                        securityOptions:
                          - --read-only
                          - --cap-add=CAP_NET_RAW
                        volumes:
                          - {type: tmpfs, target: /ok}
                          - {type: tmpfs, target: /sys/x, size: 1m}
                        """, HOST))
                .extracting(problem -> problem.replaceAll(" goes beyond.*", ""))
                .containsExactly(
                        "7:7 securityOptions: \"--cap-add=NET_RAW\"",
                        "10:7 securityOptions: \"--tmpfs=/sys/x:size=1m\"");
    }

    @Test
    void letsAnyUserRunWhereTheHostNamesNone() {
        assertThat(security(ruling("securityOptions: [--user=7, --pids-limit=1024]", "runner: {}")))
                .endsWith("--user=7 --pids-limit=1024");
        assertThat(problems("securityOptions: [--pids-limit=1025]", "runner: {}"))
                .hasSize(1);
        assertThat(problems("securityOptions: [--pids-limit=41]", "runner: {policy: {caps: {pids: 40}}}"))
                .hasSize(1);
        assertThat(security(ruling(
                        "securityOptions: [--pids-limit=4100]", "runner: {policy: {repositoryMayExceed: [pids]}}")))
                .endsWith("--pids-limit=4100");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--cap-add=NET_RAW | allow: {capabilities: [KILL]}     | runner.yml:17:34",
                "--pids-limit=95   | caps: {pids: 40}                  | runner.yml:17:25",
                "--pids-limit=95   | caps: {pids: 99}                  | runner.yml:9:7",
                "--user=0          | caps: {pids: 40}                  | runner.yml:9:7",
            })
    void namesTheRuleThatAnOptionGoesBeyond(String option, String rule, String place) {
        String policy = HOST + "  policy: {" + rule + "}\n";

        assertThat(problems("securityOptions: [" + option + "]", policy))
                .singleElement()
                .asString()
                .endsWith("from more than the host does (" + place + "), not from less.");
        assertThat(ruling(
                                "securityOptions: [" + option + "]",
                                policy.replace("{" + rule, "{" + rule + ", beyondCap: clamp"))
                        .decisions())
                .singleElement()
                .asString()
                .endsWith("(" + place + ")");
    }

    @Test
    void namesTheHostsOwnLimitOfProcesses() {
        assertThat(problems("securityOptions: [--pids-limit=41]", "runner: {docker: {resourceLimits: {pids: 40}}}"))
                .singleElement()
                .asString()
                .contains("(runner.yml:1:42)");
    }

    @Test
    void showsNoRuleThatTheEnvironmentBrought() {
        String policy = "runner: {policy: {caps: {memory: \"${X}\", pids: \"${PIDS}\"},"
                + " allow: {environment: [\"${X}\", A], networks: [\"${X}\"]}}}";
        String asked = "resources: {memory: 2g}\nnetwork: b\nenvironment: {B: 1}\nsecurityOptions: [--pids-limit=9]";

        assertThat(problems(asked, policy))
                .containsExactly(
                        "5:23 resourceLimits.memory: \"2g\" goes beyond what the host allows to a repository. Allowed: at"
                                + " most ****, the host's policy (runner.yml:1:34).",
                        "6:12 network: \"b\" goes beyond what the host allows to a repository. Allowed: ****, by the"
                                + " host's policy (runner.yml:1:104).",
                        "7:20 environment.B: \"B\" goes beyond what the host allows to a repository. Allowed: ****, by"
                                + " the host's policy (runner.yml:1:81).",
                        "8:21 securityOptions: \"--pids-limit=9\" goes beyond what the host allows to a repository."
                                + " Allowed: options that keep the container from more than the host does"
                                + " (runner.yml:1:48), not from less.");
        assertThat(ruling("resources: {memory: 2g}\nsecurityOptions: [--pids-limit=9]", clamping(policy))
                        .decisions())
                .extracting(PolicyDecision::granted)
                .containsExactly("****", "****");
    }

    private static String clamping(String policy) {
        return policy.replace("caps:", "beyondCap: clamp, caps:");
    }

    @Test
    void saysWhenARuleAllowsNothing() {
        String policy = "runner: {policy: {allow: {environment: [], networks: []}}}";

        assertThat(problems("network: x\nenvironment: {B: 1}", policy))
                .allMatch(each -> each.contains("Allowed: none, by the host's policy (runner.yml:1:"));
    }

    @Test
    void allowsNamesOfTheEnvironmentByPattern() {
        String policy = "runner: {policy: {allow: {environment: [APP_*, \"*_URL\", A.B]}}}";

        assertThat(ruling("environment: {APP_MODE: a, DB_URL: b, A.B: c, APP_: d}", policy)
                        .decisions())
                .isEmpty();
        assertThat(problems("environment: {LD_PRELOAD: a, AxB: b, MY_APP_X: c, URL: d}", policy))
                .hasSize(4)
                .allMatch(each -> each.endsWith(
                        "Allowed: names such as APP_*, *_URL, A.B, by the host's policy (runner.yml:1:40)."))
                .first()
                .asString()
                .startsWith("5:29 environment.LD_PRELOAD: \"LD_PRELOAD\" goes beyond");
        assertThatThrownBy(() ->
                        ruling("environment: {X: a}", "runner: {policy: {beyondCap: clamp, allow: {environment: []}}}"))
                .isInstanceOf(ConfigException.class);
    }

    @Test
    void allowsNetworksByName() {
        String policy = "runner: {policy: {beyondCap: clamp, allow: {networks: [front, back]}}}";

        assertThat(ruling("network: back", policy).level().config().run().network())
                .contains("back");
        assertThat(problems("network: other", policy))
                .containsExactly("5:12 network: \"other\" goes beyond what the host allows to a repository. Allowed:"
                        + " front, back, by the host's policy (runner.yml:1:55).");
    }

    private static Ruling ruling(String line, String host) {
        ConfigText repository = new ConfigText("config.yml", Read.withRequired(line));
        Level asked = ComponentFile.read(repository, new YamlConfigReader().read(repository));
        ConfigText file = new ConfigText("runner.yml", host);
        HostConfig config = HostFile.read(
                        file,
                        new YamlConfigReader().read(file),
                        name -> Optional.of(name.equals("PIDS") ? "8" : "768m"))
                .over(HostConfig.DEFAULT);
        return Ruling.of(repository.file(), asked, config.component("hello"), config.policy());
    }

    private static List<String> problems(String line, String host) {
        return catchThrowableOfType(ConfigException.class, () -> ruling(line, host)).problems().stream()
                .map(each ->
                        each.place().line() + ":" + each.place().column() + " " + each.key() + ": " + each.message())
                .toList();
    }

    private static String security(Ruling ruling) {
        return String.join(
                " ", ruling.level().config().run().security().orElseThrow().words());
    }
}
