package io.github.runner4j.docker.internal.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.file.ConfigNode;
import io.github.runner4j.config.file.ConfigText;
import io.github.runner4j.config.file.HostFile;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HostileYamlTest {

    private static final int MANY = 1_000_000;

    private static final List<String> PIECES = List.of(
            "runner",
            "type",
            "docker",
            "ports",
            "dockerfile",
            "healthCheck",
            "build",
            "environment",
            "components",
            "monitoring",
            "policy",
            "${X}",
            "path",
            ": ",
            ":",
            "\n",
            "\n  ",
            "\n    ",
            "- ",
            "? ",
            "[",
            "]",
            "{",
            "}",
            ", ",
            "'",
            "\"",
            "&a ",
            "*a",
            "!!str ",
            "!x ",
            "!<",
            "| ",
            "|2",
            ">-",
            "# ",
            "%YAML 1.1",
            "%TAG ! x",
            "---",
            "...",
            "<<: ",
            "\t",
            "\\",
            "\\x",
            "\\U",
            "00110000",
            "~",
            "null",
            "3000",
            "1e999",
            "\u0085",
            "\u2028",
            "\uFEFF",
            "\uD83D\uDE00",
            "@",
            "`",
            "\0",
            "\r");

    @Property
    void anyBytesGiveProblemsOrAValue(@ForAll @Size(max = 500) byte[] bytes) {
        read(bytes);
    }

    @Property(tries = 3000)
    void anyMixtureOfYamlGivesProblemsOrAValue(@ForAll("yamlSoup") String yaml) {
        read(yaml.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void anySoupOfUpToAMebibyteGivesProblemsOrAValue(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder soup = new StringBuilder(random.nextBoolean() ? "" : "runner:\n  environment:\n");
        String piece = "";
        int size = 1 + random.nextInt(1 << 20);
        while (soup.length() < size) {
            piece = random.nextInt(50) == 0 || piece.isEmpty() ? piece(random) : piece;
            soup.append(random.nextInt(3) == 0 ? piece(random) : piece);
        }

        read(soup.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String piece(Random random) {
        String piece = PIECES.get(random.nextInt(PIECES.size()));
        return random.nextInt(9) == 0 ? piece + random.nextInt() : piece;
    }

    @Property
    void anyTextInQuotesIsReadBack(@ForAll("printable") String text) {
        String quoted = "'" + text.replace("'", "''") + "'";

        assertThat(Read.runner("environment: {VALUE: " + quoted + "}").run().environment())
                .singleElement()
                .satisfies(variable -> assertThat(variable.value().reveal()).isEqualTo(text));
    }

    @Example
    void refusesAVersionNumberThatIsNone() {
        assertThat(Read.problems("%YAML 99999999999999999999.1\n--- a")).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    @Timeout(60)
    void endsSoonOn(String what, String yaml) {
        assertThat(Read.refused(yaml.getBytes(StandardCharsets.UTF_8))).isNotNull();
        assertThat(catchThrowableOfType(ConfigException.class, () -> readHost(yaml.getBytes(StandardCharsets.UTF_8))))
                .isNotNull();
    }

    static Stream<Arguments> endsSoonOn() {
        return Stream.of(
                Arguments.of("more than a mebibyte", "#".repeat(ConfigText.MOST_BYTES + 1)),
                Arguments.of("deep lists", "[".repeat(MANY)),
                Arguments.of("deep groups", "{a: ".repeat(MANY / 4)),
                Arguments.of("deep blocks", "- ".repeat(MANY / 2)),
                Arguments.of("deep keys", "? ".repeat(MANY / 2)),
                Arguments.of("many values", "[" + "a,".repeat(MANY / 2) + "]"),
                Arguments.of("many keys", "a:\n".repeat(MANY / 3)),
                Arguments.of("many different keys", keys(15_000)),
                Arguments.of("many anchors", "- &a b\n".repeat(MANY / 7)),
                Arguments.of("many aliases", "- &a b\n" + "- *a\n".repeat(MANY / 5)),
                Arguments.of("many documents", "---\n".repeat(MANY / 4)),
                Arguments.of("many directives", "%X y\n".repeat(MANY / 5)),
                Arguments.of("a long text", "a".repeat(MANY)),
                Arguments.of("a long quoted text", "\"" + "\\x41".repeat(MANY / 4) + "\""),
                Arguments.of("many empty lines in a text", "'" + "\n".repeat(MANY) + "'"),
                Arguments.of("a long block", "a: |\n" + " b\n".repeat(MANY / 3)),
                Arguments.of("laughs", laughs()),
                Arguments.of("a stair of aliases", stair(75)));
    }

    @ParameterizedTest
    @CsvSource({"11, true", "12, false"})
    void countsTheLevelsThatAnAliasStandsFor(int lists, boolean accepted) {
        // One level is the group; the alias stands for twenty.
        String yaml = "deep: &deep " + "[".repeat(20) + "]".repeat(20) + "\n" + "more: " + "[".repeat(lists) + "*deep"
                + "]".repeat(lists);

        List<ConfigNode> roots = new ArrayList<>();
        ConfigException e = catchThrowableOfType(
                ConfigException.class, () -> roots.addAll(new YamlConfigReader().read(new ConfigText("a.yml", yaml))));

        assertThat(roots).hasSize(accepted ? 1 : 0);
        assertThat(e == null).isEqualTo(accepted);
    }

    /** Each step is allowed, and begins where the one before ends. */
    private static String stair(int steps) {
        String down = "[".repeat(28);
        String up = "]".repeat(28);
        StringBuilder stair = new StringBuilder("a0: &a0 " + down + up + "\n");
        for (int i = 1; i < steps; i++) {
            stair.append("a" + i + ": &a" + i + " " + down + "*a" + (i - 1) + up + "\n");
        }
        return stair + "runner: {type: *a" + (steps - 1) + "}";
    }

    private static String keys(int count) {
        StringBuilder keys = new StringBuilder("runner:\n");
        for (int i = 0; i < count; i++) {
            keys.append("  key").append(i).append(":\n");
        }
        return keys.toString();
    }

    private static String laughs() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [lol]\n");
        for (int i = 1; i < 11; i++) {
            laughs.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ",").repeat(9) + "]\n");
        }
        return laughs + "runner: {type: *a9, ports: *a10, components: *a10}";
    }

    private static void read(byte[] bytes) {
        hasProblemsOrNone(() -> Read.component(bytes));
        hasProblemsOrNone(() -> readHost(bytes));
    }

    private static void readHost(byte[] bytes) {
        ConfigText text = ConfigText.read(Read.FILE, new ByteArrayInputStream(bytes));
        HostFile.read(text, new YamlConfigReader().read(text), name -> Optional.empty());
    }

    private static void hasProblemsOrNone(Runnable reading) {
        try {
            reading.run();
        } catch (ConfigException e) {
            assertThat(e.problems()).isNotEmpty();
        }
    }

    @Provide
    Arbitrary<String> yamlSoup() {
        return Arbitraries.of(PIECES).list().ofMaxSize(40).map(list -> String.join("", list));
    }

    @Provide
    Arbitrary<String> printable() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withCharRange('\u00a1', '\u00ff')
                .ofMaxLength(50);
    }
}
