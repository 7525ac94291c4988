package io.github.runner4j.docker.internal.failure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.runner4j.docker.internal.failure.Signal.Thrown;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line of the corpus: a failure provoked for real, and what it should be called. */
record RecordedFailure(JsonNode json) {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern EXEC_END = Pattern.compile("exec ExitCode=(\\d+)\\n?(.*)", Pattern.DOTALL);

    static List<RecordedFailure> corpus() {
        try (InputStream in = RecordedFailure.class.getResourceAsStream("/error-corpus.jsonl")) {
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<RecordedFailure> read(String lines) {
        return lines.lines()
                .filter(line -> !line.isBlank())
                .map(line -> new RecordedFailure(parse(line)))
                .toList();
    }

    /** Those that the git, docker and curl programs reported are no business of a Java client. */
    boolean meetable() {
        return !id().contains("-cli-") && !text("exception").startsWith("curl: (");
    }

    String id() {
        return text("id");
    }

    String expectedCode() {
        return json.path("expect").path("code").asText();
    }

    String expectedSeverity() {
        return json.path("expect").path("severity").asText();
    }

    String body() {
        return text("body");
    }

    String text(String field) {
        return json.path(field).asText("").replaceFirst("^null$", "");
    }

    /** From engine, operation, status, body and exception alone. */
    Signal signal() {
        if (!text("exception").isEmpty()) {
            return Signal.thrown(operation(), chain());
        }
        Matcher exec = EXEC_END.matcher(body());
        if (exec.matches()) {
            return Signal.ended(Operation.EXEC, End.exited(Integer.parseInt(exec.group(1)), exec.group(2)));
        }
        if (body().startsWith("{\"Status\":") && body().contains("\"OOMKilled\"")) {
            return Signal.ended(Operation.RUN, end());
        }
        return json.path("http_status").isInt()
                ? Signal.answer(operation(), json.path("http_status").asInt(), body())
                : Signal.streamError(operation(), body(), "");
    }

    private Operation operation() {
        if (text("engine").equals("git")) {
            return Operation.GIT;
        }
        return switch (text("operation")) {
            case "connect" -> Operation.CONNECT;
            case "build" -> Operation.BUILD;
            case "pull" -> Operation.PULL;
            case "push" -> Operation.PUSH;
            case "login" -> Operation.LOGIN;
            case "load" -> Operation.LOAD;
            case "copy" -> Operation.COPY;
            case "run", "create", "start", "restart" -> Operation.RUN;
            case "exec" -> Operation.EXEC;
            default -> Operation.ENGINE;
        };
    }

    private List<Thrown> chain() {
        return Arrays.stream(text("exception").split("\\n *caused by: "))
                .map(RecordedFailure::thrown)
                .toList();
    }

    private static Thrown thrown(String line) {
        String[] parts = line.split(": ?", 2);
        return new Thrown(parts[0].strip(), parts.length == 1 ? "" : parts[1]);
    }

    private End end() {
        String[] stateAndLog = body().split("\\n", 2);
        JsonNode state = parse(stateAndLog[0]);
        return new End(
                state.path("ExitCode").asInt(),
                state.path("OOMKilled").asBoolean(),
                !state.path("Health").path("Status").asText().equals("unhealthy"),
                state.path("Error").asText(),
                stateAndLog.length == 1 ? "" : stateAndLog[1]);
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
