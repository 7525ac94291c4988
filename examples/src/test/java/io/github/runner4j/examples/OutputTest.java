package io.github.runner4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.runner4j.config.PortRequest;
import io.github.runner4j.config.WhenRunning;
import io.github.runner4j.config.level.Level;
import io.github.runner4j.container.LogLine;
import io.github.runner4j.error.DaemonException;
import io.github.runner4j.error.ErrorCode;
import io.github.runner4j.error.Evidence;
import io.github.runner4j.error.Failure;
import io.github.runner4j.error.RunnerException;
import io.github.runner4j.event.ErrorRecord;
import io.github.runner4j.event.RunEvent;
import io.github.runner4j.event.Stage;
import io.github.runner4j.image.BuildInputs;
import io.github.runner4j.image.BuildKey;
import io.github.runner4j.instance.InstanceId;
import io.github.runner4j.instance.InstanceState;
import io.github.runner4j.plan.BasePlan;
import io.github.runner4j.plan.BuildPlan;
import io.github.runner4j.plan.EngineChoice;
import io.github.runner4j.plan.PortPlan;
import io.github.runner4j.plan.RunPlan;
import io.github.runner4j.secret.Redactor;
import io.github.runner4j.source.Revision;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class OutputTest {

    private static final Instant NOON = Instant.parse("2025-01-01T12:00:00Z");
    private static final InstanceId ID = new InstanceId("0123456789abcdef");
    private static final RunnerException FAILURE = new DaemonException(
            Failure.of(ErrorCode.IMAGE_NOT_FOUND, "There is no busybox.")
                    .with(new Evidence("build-output", "The build's last lines", List.of("Step 1/4", "not found"))),
            null);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void printsEveryEventAsALineOfJson() throws Exception {
        Output output = new JsonOutput(stream(out));

        events().forEach(output::event);

        assertThat(lines(out)).hasSize(6);
        assertThat(json(0).toString())
                .isEqualTo(
                        "{\"type\":\"stageStarted\",\"at\":\"2025-01-01T12:00:00Z\",\"instance\":\"0123456789abcdef\","
                                + "\"component\":\"shop\",\"stage\":\"fetch\"}");
        assertThat(json(1).path("done").asLong()).isEqualTo(3);
        assertThat(json(2).path("line").asText()).isEqualTo("Step 1/4");
        assertThat(json(3).path("tookMillis").asLong()).isEqualTo(1230);
        assertThat(json(4).path("state").asText()).isEqualTo("running");
        assertThat(json(5).path("error").path("code").asText()).isEqualTo("IMAGE_NOT_FOUND");
    }

    @Test
    void printsAPlanAsItsTextOrAsALineOfJson() throws Exception {
        new JsonOutput(stream(out)).planned(plan());

        assertThat(lines(out)).hasSize(1);
        assertThat(json(0).toString()).startsWith("{\"type\":\"plan\",\"component\":\"shop\"");
        assertThat(json(0).path("build").path("context").path("bytes").asLong()).isEqualTo(1_234_567);
        assertThat(json(0).path("ports").path(0).path("wanted").asInt()).isEqualTo(8080);

        out.reset();
        new TextOutput(stream(out), stream(err), new LineProgress(stream(err)), false).planned(plan());

        assertThat(lines(out))
                .contains(
                        "Plan for shop",
                        "  needs a\"b (line 2): not on the engine; a build pulls it",
                        "    1.2 MB  big.bin",
                        "  8080/tcp at 127.0.0.1:8081, because 8080 is held by the container other");
    }

    private static RunPlan plan() {
        BuildInputs inputs =
                new BuildInputs(List.of(), 1, 1_234_567, List.of(new BuildInputs.File("big.bin", 1_234_567)));
        BuildPlan build = new BuildPlan(
                "runner4j/shop:1",
                "Dockerfile",
                "",
                BuildKey.of(Map.of()),
                false,
                Optional.empty(),
                List.of(),
                List.of(new BasePlan(2, "a\"b", BasePlan.Presence.ABSENT)),
                Optional.of(inputs));
        PortPlan port = new PortPlan(PortRequest.of(8080), Optional.of("the container other"), OptionalInt.of(8081));
        return new RunPlan(
                "shop",
                "somewhere",
                new Revision("0123456789", Optional.of("main")),
                Level.EMPTY,
                List.of(),
                build,
                Optional.of(List.of(port)),
                WhenRunning.ADD,
                List.of(),
                new EngineChoice("docker", "27", "1.47", "unix:///docker.sock", true, List.of("DOCKER_HOST: given")),
                Redactor.patterns());
    }

    @Test
    void printsAFailureAsALineOfJson() throws Exception {
        new JsonOutput(stream(out)).failed(FAILURE, Optional.of("Load it."));

        JsonNode error = json(0).path("error");
        assertThat(json(0).path("type").asText()).isEqualTo("failed");
        assertThat(error.path("code").asText()).isEqualTo("IMAGE_NOT_FOUND");
        assertThat(error.path("message").asText()).isEqualTo("There is no busybox.");
        assertThat(error.path("category").asText()).isEqualTo("registry");
        assertThat(error.path("severity").asText()).isEqualTo("medium");
        assertThat(error.path("retryable").asBoolean(true)).isFalse();
        assertThat(error.path("hint").asText()).isEqualTo("Load it.");
        assertThat(error.path("evidence").get(0).path("lines").get(1).asText()).isEqualTo("not found");
    }

    @Test
    void tellsAPersonWhatFailedAndWhatToDo() {
        text(false).failed(FAILURE, Optional.empty());

        assertThat(lines(err))
                .containsExactly(
                        "IMAGE_NOT_FOUND: There is no busybox.",
                        "  The build's last lines:",
                        "    Step 1/4",
                        "    not found",
                        "→ " + ErrorCode.IMAGE_NOT_FOUND.guidance());
    }

    @Test
    void doesNotRepeatTheGuidance() {
        String message = "There is no busybox. " + ErrorCode.IMAGE_NOT_FOUND.guidance();

        text(false).failed(new DaemonException(Failure.of(ErrorCode.IMAGE_NOT_FOUND, message), null), Optional.empty());

        assertThat(lines(err)).containsExactly("IMAGE_NOT_FOUND: " + message);
    }

    @Test
    void saysHowToGetTheSamplesBaseImage() {
        text(false).failed(FAILURE, Hints.forSample(FAILURE));

        assertThat(lines(err)).last().asString().contains("busybox", "scripts/engines up");
    }

    @Test
    void showsTheStackTraceWhenAsked() {
        text(true).failed(FAILURE, Optional.empty());

        assertThat(lines(err)).anyMatch(line -> line.startsWith("\tat "));
    }

    @Test
    void keepsTheTwoOutputsOfTheProgramApart() {
        Output output = text(false);

        output.log(new LogLine(LogLine.Stream.STDOUT, Optional.empty(), "served"));
        output.log(new LogLine(LogLine.Stream.STDERR, Optional.empty(), "warned"));

        assertThat(lines(out)).containsExactly("served");
        assertThat(lines(err)).containsExactly("warned");
    }

    @Test
    void showsProgressInLines() {
        Output output = text(false);

        events().forEach(output::event);

        assertThat(lines(err)).containsExactly("fetch …", "  Step 1/4", "build   1.23 s  built shop:1");
    }

    private static List<RunEvent> events() {
        return List.of(
                new RunEvent.StageStarted(NOON, ID, "shop", Stage.FETCH),
                new RunEvent.StageProgressed(NOON, ID, "shop", Stage.FETCH, "objects", 3, 7),
                new RunEvent.OutputPrinted(NOON, ID, "shop", Stage.BUILD, "Step 1/4"),
                new RunEvent.StageFinished(NOON, ID, "shop", Stage.BUILD, Duration.ofMillis(1230), "built shop:1"),
                new RunEvent.StateChanged(NOON, ID, "shop", InstanceState.RUNNING),
                new RunEvent.Failed(new ErrorRecord(
                        NOON, ID, "shop", Stage.BUILD, FAILURE.code(), FAILURE.getMessage(), FAILURE.evidence())));
    }

    private Output text(boolean verbose) {
        return new TextOutput(stream(out), stream(err), new LineProgress(stream(err)), verbose);
    }

    private JsonNode json(int line) throws Exception {
        return new ObjectMapper().readTree(lines(out).get(line));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static List<String> lines(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
