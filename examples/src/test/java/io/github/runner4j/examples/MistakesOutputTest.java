package io.github.runner4j.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.runner4j.config.ConfigException;
import io.github.runner4j.docker.DockerRunner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person and a program are told of a configuration with mistakes. */
class MistakesOutputTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
    private ConfigException failure;

    @BeforeEach
    void fail() throws IOException {
        Path file = Files.writeString(folder.resolve("runner.yml"), "runner:\n  docker:\n    buildTimeot: 20m\n");
        failure = catchThrowableOfType(
                ConfigException.class,
                () -> DockerRunner.builder().hostFile(file).build());
    }

    @Test
    void aPersonSeesTheLineWithAMark() {
        new TextOutput(stream, stream, new LineProgress(stream), false).failed(failure, Optional.empty());

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .startsWith("INVALID_CONFIGURATION: " + folder.resolve("runner.yml") + " has a problem:\n")
                .contains("runner.yml:3:5: runner.docker.buildTimeot: is not a known key. Did you mean buildTimeout?")
                .contains("\n  3 |     buildTimeot: 20m\n    |     ^\n")
                .containsOnlyOnce("is not a known key");
    }

    @Test
    void aProgramGetsEachProblemWithItsLine() throws IOException {
        new JsonOutput(stream).failed(failure, Optional.empty());

        JsonNode problem = new ObjectMapper()
                .readTree(printed.toByteArray())
                .path("error")
                .path("problems")
                .path(0);
        assertThat(problem.path("line").asInt()).isEqualTo(3);
        assertThat(problem.path("suggestion").asText()).isEqualTo("buildTimeout");
        assertThat(problem.path("quote").asText()).isEqualTo("  3 |     buildTimeot: 20m\n    |     ^");
    }
}
