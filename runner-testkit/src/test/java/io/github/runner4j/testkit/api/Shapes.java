package io.github.runner4j.testkit.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.wire.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The shapes of answers, as real engines gave them: one file per dialect and answer. */
final class Shapes {

    private static final boolean RECORDING = Boolean.getBoolean("runner4j.record");
    private static final Path SOURCES = Path.of("src/test/resources/io/github/runner4j/testkit/api");
    private static final Set<String> RECORDED = ConcurrentHashMap.newKeySet();

    private Shapes() {}

    /**
     * Compares, or records when told to and the engine is a real one.
     *
     * <p>Where Podman has no such answer, and a fake one is listed to be as Docker is, one of Docker's shapes counts.
     *
     * @param prefix what begins the names of the case; keys with it count as one and the same
     */
    static void check(Target target, String name, JsonNode json, String prefix) {
        String file = file(target.dialect(), name);
        JsonNode shape = Shape.of(json, prefix);
        Optional<JsonNode> recorded = read(file);
        if (RECORDING && !target.fake() && RECORDED.add(file)) {
            write(file, recorded.map(old -> Shape.keepLoose(old, shape)).orElse(shape));
            return;
        }
        if (recorded.isEmpty() && target.fake() && target.podman()) {
            assertThat(List.of(Dialect.DOCKER_20_10, Dialect.DOCKER_26))
                    .as("%s against the shapes %s of Docker", target, name)
                    .anySatisfy(docker -> assertThat(
                                    Shape.differences(read(docker, name).orElseThrow(), shape))
                            .isEmpty());
            return;
        }
        JsonNode expected = recorded.orElseThrow(
                () -> new AssertionError("No " + file + "; record it from the real engine (-Drunner4j.record=true)"));
        assertThat(Shape.differences(expected, shape))
                .as("%s against %s", target, file)
                .isEmpty();
    }

    private static Optional<JsonNode> read(Dialect dialect, String name) {
        return read(file(dialect, name));
    }

    private static String file(Dialect dialect, String name) {
        return "shapes/" + dialect.id() + "/" + name + ".json";
    }

    private static Optional<JsonNode> read(String file) {
        try {
            if (RECORDING && Files.exists(SOURCES.resolve(file))) {
                return Json.parse(Files.readAllBytes(SOURCES.resolve(file)));
            }
            try (InputStream stream = Shapes.class.getResourceAsStream(file)) {
                return stream == null ? Optional.empty() : Json.parse(stream.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(String file, JsonNode shape) {
        try {
            Path path = SOURCES.resolve(file);
            Files.createDirectories(path.getParent());
            ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
            Files.write(path, (mapper.writeValueAsString(shape) + "\n").getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
