package io.github.runner4j.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The quickstart as its own process, with {@code --json}. */
final class QuickstartRun implements AutoCloseable {

    private static final Path SCRIPT =
            Path.of("..", "quickstart").toAbsolutePath().normalize();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Process process;
    private final BufferedReader out;
    private final List<JsonNode> lines = new ArrayList<>();

    private QuickstartRun(Process process) {
        this.process = process;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static QuickstartRun start(Map<String, String> environment, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
        command.addAll(arguments);
        try {
            // From another directory: the script finds its own.
            Path elsewhere = Files.createDirectories(Path.of("target", "elsewhere"));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(elsewhere.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().putAll(environment);
            return new QuickstartRun(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads until "ready" or "failed", whatever comes, and gives that line. */
    JsonNode outcome() {
        JsonNode line = next();
        while (!List.of("ready", "failed").contains(line.path("type").asText())) {
            line = next();
        }
        return line;
    }

    /** Everything that was printed so far. Every line has been JSON, or reading would have failed. */
    List<JsonNode> lines() {
        return List.copyOf(lines);
    }

    private JsonNode next() {
        try {
            String line = out.readLine();
            if (line == null) {
                throw new AssertionError("The quickstart ended after " + lines);
            }
            JsonNode json = MAPPER.readTree(line);
            lines.add(json);
            return json;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks it to end, and waits for that. */
    int terminate() throws InterruptedException, IOException {
        // Process.destroy() would close the streams besides.
        process.toHandle().destroy();
        return end();
    }

    /** Reads the rest and waits for the end. */
    int end() throws InterruptedException, IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            lines.add(MAPPER.readTree(line));
        }
        process.waitFor();
        return process.exitValue();
    }

    static String get(String uri) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri))
                .timeout(Duration.ofSeconds(10))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
