package io.github.runner4j.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.wire.Dialect;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happened in an engine: of which kind, in which order. */
abstract class EventsContract extends EngineContract {

    @Test
    void tellsOfTheLifeOfAContainer() {
        List<String> actions = actions(
                () -> {
                    String id = run("c", "true");
                    waitFor(id);
                    client().delete("/containers/" + id).send().expect(204);
                },
                "destroy",
                "type",
                "container",
                "label",
                label());

        assertThat(actions).containsExactly("create", "start", "die", "destroy");
    }

    @Test
    void tellsOfAContainerThatIsKilled() {
        List<JsonNode> events = events(
                () -> {
                    String id = run("c", "sleep", "60");
                    client().post("/containers/" + id + "/kill").send().expect(204);
                    client().delete("/containers/" + id).send().expect(204);
                },
                "destroy",
                "type",
                "container",
                "label",
                label());

        assertThat(events)
                .extracting(event -> event.path("Action").asText())
                .containsExactly("create", "start", "kill", "die", "destroy");
        assertThat(events.get(2).at("/Actor/Attributes/signal").asText()).isEqualTo("9");
        assertThat(events.get(3).at("/Actor/Attributes/exitCode").asText()).isEqualTo("137");
        assertThat(events.get(3).at("/Actor/Attributes").has("execDuration"))
                .isEqualTo(target.dialect() == Dialect.DOCKER_26);
        shape("event-container-die", events.get(3));
    }

    @Test
    void tellsOfWhatIsDoneWithAContainer() {
        List<String> actions = actions(
                () -> {
                    String id = run("c", "sleep", "60");
                    client().get("/containers/" + id + "/top").send().expect(200);
                    client().post("/containers/" + id + "/pause").send().expect(204);
                    client().post("/containers/" + id + "/unpause").send().expect(204);
                    client().post("/containers/" + id + "/rename")
                            .query("name", name("d"))
                            .send()
                            .expect(204);
                    client().post("/containers/" + id + "/resize")
                            .query("h", 1)
                            .query("w", 2)
                            .send()
                            .expect(200);
                    client().get("/containers/" + id + "/export").send().expect(200);
                    client().get("/containers/" + id + "/archive")
                            .query("path", "/etc/passwd")
                            .send()
                            .expect(200);
                    client().put("/containers/" + id + "/archive")
                            .query("path", "/")
                            .tar(new TarBall().file("f", "x").bytes())
                            .send()
                            .expect(200);
                    client().delete("/containers/" + id)
                            .query("force", 1)
                            .send()
                            .expect(204);
                },
                "destroy",
                "type",
                "container",
                "label",
                label());

        assertThat(actions)
                .containsExactly(
                        "create",
                        "start",
                        "top",
                        "pause",
                        "unpause",
                        "rename",
                        "resize",
                        "export",
                        "archive-path",
                        "extract-to-dir",
                        "kill",
                        "die",
                        "destroy");
    }

    @Test
    void tellsOfTheLifeOfANetwork() {
        List<JsonNode> events = events(
                () -> {
                    ObjectNode spec = Json.object().put("Name", name("n"));
                    client().post("/networks/create").json(spec).send().expect(201);
                    ObjectNode container = spec("true");
                    container.putObject("HostConfig").put("NetworkMode", name("n"));
                    String id = create("c", container);
                    start(id);
                    waitFor(id);
                    client().delete("/networks/" + name("n")).send().expect(204);
                },
                "destroy",
                "type",
                "network",
                "network",
                name("n"));

        assertThat(events)
                .extracting(event -> event.path("Action").asText())
                .containsExactly("create", "connect", "disconnect", "destroy");
        assertThat(events.get(1).at("/Actor/Attributes/type").asText()).isEqualTo("bridge");
        assertThat(events.get(1).at("/Actor/Attributes/container").asText()).matches("[0-9a-f]{64}");
        shape("event-network-connect", events.get(1));
    }

    @Test
    void tellsOfTheLifeOfAVolume() {
        List<JsonNode> events = events(
                () -> {
                    client().post("/volumes/create")
                            .json(Json.object().put("Name", name("v")))
                            .send()
                            .expect(201);
                    ObjectNode container = spec("true");
                    container.putObject("HostConfig").putArray("Binds").add(name("v") + ":/data:ro");
                    String id = create("c", container);
                    start(id);
                    waitFor(id);
                    client().delete("/containers/" + id).send().expect(204);
                    client().delete("/volumes/" + name("v")).send().expect(204);
                },
                "destroy",
                "type",
                "volume",
                "volume",
                name("v"));

        List<String> actions = new ArrayList<>(
                events.stream().map(event -> event.path("Action").asText()).toList());
        if (target.dialect() == Dialect.DOCKER_20_10) {
            assertThat(actions.remove(1)).isEqualTo("create");
            events.remove(1);
        }
        assertThat(actions).containsExactly("create", "mount", "unmount", "destroy");
        assertThat(events.get(1).at("/Actor/Attributes/destination").asText()).isEqualTo("/data");
        assertThat(events.get(1).at("/Actor/Attributes/read~1write").asText()).isEqualTo("false");
        shape("event-volume-mount", events.get(1));
    }

    @Test
    void tellsOfWhatHappensInOrder() {
        List<JsonNode> events = events(
                () -> client().delete("/containers/" + run("c", "sleep", "60"))
                        .query("force", 1)
                        .send()
                        .expect(204),
                "destroy",
                "container",
                name("c"));

        for (int i = 1; i < events.size(); i++) {
            assertThat(events.get(i).path("timeNano").asLong())
                    .isGreaterThan(events.get(i - 1).path("timeNano").asLong());
        }
    }

    @Test
    void tellsOfOneContainerAlone() {
        List<JsonNode> events = events(
                () -> {
                    create("other", spec("true"));
                    create("c", spec("true"));
                },
                "create",
                "container",
                name("c"));

        assertThat(events)
                .extracting(event -> event.at("/Actor/Attributes/name").asText())
                .containsOnly(name("c"));
    }

    @Test
    void tellsOfProcessesByTheBeginningOfTheirNames() {
        List<JsonNode> events = events(
                () -> {
                    String id = run("c", "sleep", "60");
                    exec(id, "true");
                },
                "exec_start: true ",
                "event",
                "exec_create",
                "event",
                "exec_start",
                "label",
                label());

        assertThat(events)
                .extracting(event -> event.path("Action").asText())
                .containsExactly("exec_create: true ", "exec_start: true ");
    }

    @Test
    void tellsNothingThatDoesNotFit() {
        long since = engineTime();
        create("c", spec("true"));

        Reply reply = client().get("/events")
                .query("since", since)
                .query("until", engineTime() + 1)
                .filters("container", name("c"), "type", "network")
                .send();

        assertThat(reply.text()).isEmpty();
    }

    private List<String> actions(Runnable work, String last, String... filters) {
        return events(work, last, filters).stream()
                .map(event -> event.path("Action").asText())
                .toList();
    }

    /** The events that fit, up to one of that name. */
    private List<JsonNode> events(Runnable work, String last, String... filters) {
        try (OpenReply stream = client().get("/events").filters(filters).open()) {
            work.run();
            if (target.podman() && !target.fake()) {
                // What does not come will not come later.
                stream.patience(Duration.ofSeconds(4));
            }
            List<JsonNode> events = new ArrayList<>();
            JsonNode event;
            do {
                event = stream.json().orElseThrow();
                events.add(event);
            } while (!event.path("Action").asText().equals(last));
            return events;
        }
    }

    private long engineTime() {
        String time = client().get("/info")
                .send()
                .expect(200)
                .json()
                .path("SystemTime")
                .asText();
        return OffsetDateTime.parse(time).toEpochSecond();
    }
}
