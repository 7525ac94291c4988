package io.github.runner4j.docker.internal.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Failures that are not in the corpus: other engines' wordings, provoked or taken from their sources. */
class FurtherFailuresTest {

    static Stream<Arguments> failures() throws IOException {
        try (InputStream in = FurtherFailuresTest.class.getResourceAsStream("/further-failures.tsv")) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", 5))
                    .map(field ->
                            Arguments.of(field[0], field[1], signal(field[2], field[3], field[4].replace('⏎', '\n'))));
        }
    }

    @ParameterizedTest(name = "{1}: {2} is {0}")
    @MethodSource("failures")
    void getTheirCode(String expected, String speaker, Signal signal) {
        assertThat(Failures.judge(signal))
                .extracting(verdict -> verdict.code().name())
                .isEqualTo(expected);
        assertThat(Failures.reason(signal)).isNotBlank();
    }

    private static Signal signal(String operationName, String form, String text) {
        Operation operation = Stream.of(Operation.values())
                .filter(each -> each.name().equals(operationName))
                .findFirst()
                .orElse(Operation.ENGINE);
        if (form.equals("thrown")) {
            return Signal.thrown(
                    operation,
                    Arrays.stream(text.split("\ncaused by: "))
                            .map(line -> line.split(": ", 2))
                            .map(parts -> new Signal.Thrown(parts[0], parts.length == 1 ? "" : parts[1]))
                            .toList());
        }
        return form.startsWith("exit ")
                ? Signal.ended(operation, End.exited(Integer.parseInt(form.substring(5)), text))
                : Signal.answer(operation, Integer.parseInt(form), text);
    }
}
