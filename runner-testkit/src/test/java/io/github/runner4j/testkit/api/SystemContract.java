package io.github.runner4j.testkit.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an engine says of itself, and how it treats requests that it does not know. */
abstract class SystemContract extends EngineContract {

    private static final String NO_MANAGER =
            "This node is not a swarm manager. Use \"docker swarm init\" or \"docker swarm join\" to connect "
                    + "this node to swarm and try again.";

    @Test
    void answersAPing() {
        Reply reply = client().bare().get("/_ping").send();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isEqualTo("OK");
        assertThat(reply.header("Content-Type")).contains("text/plain; charset=utf-8");
    }

    @Test
    void answersAPingWithoutABody() {
        Reply reply = client().bare().head("/_ping").send();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isEmpty();
        assertThat(reply.header("Content-Type")).contains("text/plain; charset=utf-8");
    }

    @Test
    void tellsTheLengthOfNoBody() {
        Reply reply = client().bare().head("/_ping").send();

        assertThat(reply.header("Content-Length")).contains("0");
    }

    @Test
    void answersAPingWithAVersionInThePath() {
        assertThat(client().get("/_ping").send().text()).isEqualTo("OK");
    }

    @Test
    void tellsItsVersionWithAPing() {
        Reply reply = client().bare().head("/_ping").send();

        assertThat(reply.header("Api-Version")).contains(target.dialect().apiVersion());
        assertThat(reply.header("Server").orElse(""))
                .contains(target.dialect().engineVersion())
                .endsWith("(linux)");
        assertThat(reply.header("Date")).isPresent();
    }

    @Test
    void tellsItsSystemWithAPing() {
        Reply reply = client().bare().head("/_ping").send();

        assertThat(reply.header("Ostype")).contains("linux");
        assertThat(reply.header("Docker-Experimental")).contains("false");
    }

    @Test
    void tellsTheBuilderWithAPing() {
        Reply reply = client().bare().head("/_ping").send();

        assertThat(reply.header("Builder-Version").isPresent())
                .isEqualTo(!target.dialect().id().equals("docker-20.10"));
        assertThat(reply.header("Swarm").isPresent())
                .isEqualTo(target.dialect().id().equals("docker-26"));
    }

    @Test
    void letsNobodyKeepAPing() {
        Reply reply = client().bare().get("/_ping").send();

        assertThat(reply.header("Cache-Control").orElse("")).startsWith("no-cache");
        assertThat(reply.header("Pragma")).contains("no-cache");
    }

    @Test
    void tellsItsVersion() {
        Reply reply = client().get("/version").send();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).contains("application/json");
        assertThat(reply.text()).endsWith("}\n");
        JsonNode version = reply.json();
        assertThat(version.path("ApiVersion").asText())
                .isEqualTo(target.dialect().apiVersion());
        assertThat(version.path("MinAPIVersion").asText())
                .isEqualTo(target.dialect().minimumApiVersion());
        assertThat(version.path("Version").asText()).startsWith(target.dialect().engineVersion());
        shape("version", version);
    }

    @Test
    void tellsAboutItself() {
        JsonNode info = client().get("/info").send().expect(200).json();

        assertThat(info.path("OSType").asText()).isEqualTo("linux");
        assertThat(info.path("Images").asInt()).isPositive();
        assertThat(Instant.parse(info.path("SystemTime").asText())).isAfter(Instant.EPOCH);
        shape("info", info);
    }

    @Test
    void countsItsContainers() {
        run("running", "sleep", "60");
        create("created", spec("true"));

        JsonNode info = client().get("/info").send().expect(200).json();

        assertThat(info.path("ContainersRunning").asInt()).isPositive();
        assertThat(info.path("ContainersStopped").asInt()).isPositive();
        assertThat(info.path("Containers").asInt())
                .isEqualTo(info.path("ContainersRunning").asInt()
                        + info.path("ContainersPaused").asInt()
                        + info.path("ContainersStopped").asInt());
    }

    @Test
    void putsItsHeadersOnEveryAnswer() {
        for (Reply reply : List.of(
                client().get("/info").send(),
                client().get("/containers/nobody/json").send())) {
            assertThat(reply.header("Api-Version")).contains(target.dialect().apiVersion());
            assertThat(reply.header("Server").orElse(""))
                    .contains(target.dialect().engineVersion());
            assertThat(reply.header("Content-Type")).contains("application/json");
        }
    }

    @Test
    void saysWhatIsWrong() {
        Reply reply = client().get("/containers/nobody/json").send();

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.message())
                .isEqualTo(pick(
                        "No such container: nobody",
                        "no container with name or ID \"nobody\" found: no such container"));
        assertThat(reply.text()).endsWith("}\n");
        shape("error", reply.json());
    }

    @Test
    void framesALongAnswerInChunks() {
        Reply reply = client().get("/info").send();

        assertThat(reply.bytes().length).isGreaterThan(2048);
        assertThat(reply.header("Transfer-Encoding")).contains("chunked");
    }

    @Test
    void tellsTheLengthOfAShortAnswer() {
        Reply reply = client().get("/version").send();

        assertThat(reply.header("Content-Length")).contains(String.valueOf(reply.bytes().length));
    }

    @Test
    void answersSeveralRequestsOnOneConnection() throws Exception {
        try (Wire wire = Wire.connect(target.address(), Client.PATIENCE)) {
            Reply first = client().get("/_ping").on(wire).whole();
            Reply second = client().get("/version").on(wire).whole();
            Reply third = client().get("/_ping").on(wire).whole();

            assertThat(first.text()).isEqualTo("OK");
            assertThat(second.status()).isEqualTo(200);
            assertThat(third.text()).isEqualTo("OK");
        }
    }

    @Test
    void closesTheConnectionWhenAskedTo() throws Exception {
        try (Wire wire = Wire.connect(target.address(), Client.PATIENCE)) {
            client().get("/_ping").header("Connection", "close").on(wire).whole();

            assertThat(wire.read()).isEqualTo(-1);
        }
    }

    @Test
    void refusesAVersionThatIsTooNew() {
        Reply reply = client().version("1.99").get("/version").send();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("Api-Version")).contains(target.dialect().apiVersion());
        assertThat(reply.message())
                .isEqualTo("client version 1.99 is too new. Maximum supported API version is "
                        + target.dialect().apiVersion());
    }

    @Test
    void refusesAVersionThatIsTooOld() {
        Reply reply = client().version("1.11").get("/version").send();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text())
                .contains("client version 1.11 is too old. Minimum supported API version is "
                        + target.dialect().minimumApiVersion()
                        + ", please upgrade your client to a newer version");
    }

    @Test
    void takesTheOldestVersionThatItNames() {
        Reply reply = client().version(target.dialect().minimumApiVersion())
                .get("/version")
                .send();

        assertThat(reply.status()).isEqualTo(200);
    }

    @Test
    void takesAPathWithoutAVersion() {
        Reply reply = client().bare().get("/version").send();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("ApiVersion").asText())
                .isEqualTo(target.dialect().apiVersion());
    }

    @Test
    void doesNotKnowAVersionThatIsNone() {
        assertNoPage(client().bare().get("/vabc/version").send());
    }

    @Test
    void doesNotKnowAPage() {
        assertNoPage(client().get("/nosuch").send());
    }

    @Test
    void doesNotKnowARoot() {
        assertNoPage(client().bare().get("/").send());
    }

    private void assertNoPage(Reply reply) {
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.header("Api-Version")).isEmpty();
        assertThat(reply.text()).isEqualTo(pick("{\"message\":\"page not found\"}\n", "Not Found\n"));
    }

    @Test
    void doesNotKnowAMethodOfAPage() {
        Reply reply = client().post("/version").send();

        assertThat(reply.status()).isEqualTo(pick(404, 405));
        assertThat(reply.text()).isEqualTo(pick("{\"message\":\"page not found\"}\n", "Method Not Allowed\n"));
    }

    @Test
    void hasOptionsForEveryPage() {
        Reply reply = client().request("OPTIONS", "/info").send();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isEmpty();
    }

    @Test
    void refusesALoginWithoutABody() {
        Reply reply = client().post("/auth").json("").send();

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.message()).endsWith("EOF");
    }

    @Test
    void refusesALoginThatIsNoJson() {
        Reply reply = client().post("/auth").json("x").send();

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.message()).endsWith("invalid character 'x' looking for beginning of value");
    }

    @Test
    void refusesALoginThatIsCutOff() {
        Reply reply = client().post("/auth").json("{").send();

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.message()).endsWith("unexpected EOF");
    }

    @Test
    void saysThatARegistryCannotBeReached() {
        Reply reply = client().post("/auth")
                .json("{\"username\":\"a\",\"password\":\"b\",\"serveraddress\":\"127.0.0.1:1\"}")
                .send();

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.message()).endsWith("127.0.0.1:1/v2/\": dial tcp 127.0.0.1:1: connect: connection refused");
    }

    @Test
    void isNoManagerOfASwarm() {
        for (String page : List.of("/swarm", "/services", "/nodes", "/tasks", "/configs", "/services/x")) {
            Reply reply = client().get(page).send();

            assertThat(reply.status()).as(page).isEqualTo(503);
            assertThat(reply.message()).as(page).isEqualTo(NO_MANAGER);
        }
    }

    @Test
    void knowsPagesOfASwarm() {
        Reply unknown = client().get("/swarm/nosuch").send();
        Reply noVersion = client().post("/services/x/update").json("{}").send();
        Reply noStream = client().get("/services/x/logs").send();

        assertThat(unknown.message()).isEqualTo("page not found");
        assertThat(noVersion.status()).isEqualTo(400);
        assertThat(noVersion.message())
                .isEqualTo("invalid service version '': strconv.ParseUint: parsing \"\": invalid syntax");
        assertThat(noStream.status()).isEqualTo(500);
        assertThat(noStream.message()).isEqualTo("Bad parameters: you must choose at least one stream");
    }

    @Test
    void cannotLeaveASwarm() {
        Reply reply = client().post("/swarm/leave").send();

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.message()).isEqualTo("This node is not part of a swarm");
    }

    @Test
    void hasNoPlugins() {
        assertThat(client().get("/plugins").send().text()).isEqualTo("[]\n");
    }

    @Test
    void doesNotKnowAPlugin() {
        Reply reply = client().get("/plugins/x/json").send();

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.message()).isEqualTo("plugin \"x\" not found");
    }

    @Test
    void endsEventsOfThePastWhereToldTo() {
        Reply reply =
                client().get("/events").query("since", 1).query("until", 2).send();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).contains("application/json");
        assertThat(reply.header("Transfer-Encoding")).contains("chunked");
        assertThat(reply.text()).isEmpty();
    }

    @Test
    void refusesEventsThatEndBeforeTheyBegin() {
        Reply reply =
                client().get("/events").query("since", 5).query("until", 2).send();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).isEqualTo("`since` time (5) cannot be after `until` time (2)");
    }

    @Test
    void refusesATimeOfEventsThatIsNone() {
        Reply reply =
                client().get("/events").query("since", "x").query("until", 2).send();

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.message())
                .isEqualTo(pick(
                        "strconv.ParseInt: parsing \"x\": invalid syntax",
                        "failed to parse event filters: unable to convert since time of x: "
                                + "unable to interpret time value"));
    }

    @Test
    void refusesFiltersOfEventsThatAreNoJson() {
        Reply reply = client().get("/events")
                .query("since", 1)
                .query("until", 2)
                .query("filters", "x")
                .send();

        boolean old = target.dialect().id().equals("docker-20.10");
        assertThat(reply.status()).isEqualTo(old ? 500 : 400);
        assertThat(reply.message())
                .contains(
                        old || target.podman()
                                ? "invalid character 'x' looking for beginning of value"
                                : "invalid filter");
    }

    @Test
    void tellsEventsAsTheyHappen() {
        try (OpenReply events = client().get("/events")
                .filters("label", label(), "event", "create")
                .open()) {
            String id = create("web", spec("true"));

            JsonNode event = events.json().orElseThrow();

            assertThat(event.path("Type").asText()).isEqualTo("container");
            assertThat(event.path("Action").asText()).isEqualTo("create");
            assertThat(event.path("Actor").path("ID").asText()).isEqualTo(id);
            assertThat(event.at("/Actor/Attributes/name").asText()).isEqualTo(name("web"));
            assertThat(event.at("/Actor/Attributes/image").asText()).contains(IMAGE);
            assertThat(event.path("timeNano").asLong() / 1_000_000_000)
                    .isEqualTo(event.path("time").asLong());
            shape("event-container-create", event);
        }
    }

    @Test
    void tellsEventsOfThePastThatFitAllFilters() {
        long since = engineTime();
        String id = run("one", "true");
        waitFor(id);

        Reply reply = client().get("/events")
                .query("since", since)
                .query("until", engineTime() + 1)
                .filters("label", label(), "type", "container", "event", "start", "event", "die")
                .send();

        assertThat(reply.lines())
                .extracting(event -> event.path("Action").asText())
                .containsExactly("start", "die");
        assertThat(reply.lines().get(1).at("/Actor/Attributes/exitCode").asText())
                .isEqualTo("0");
    }

    @Test
    void flushesTheHeadOfEventsAtOnce() {
        try (OpenReply events =
                client().get("/events").filters("label", label()).open()) {
            assertThat(events.status()).isEqualTo(200);
        }
    }

    /** Seconds since 1970 by the engine's clock. */
    private long engineTime() {
        String time = client().get("/info")
                .send()
                .expect(200)
                .json()
                .path("SystemTime")
                .asText();
        return OffsetDateTime.parse(time).toEpochSecond();
    }

    @Test
    void takesABodyOfAPageThatNeedsNone() {
        Reply reply = client().get("/version")
                .body("text/plain", "nothing".getBytes(UTF_8))
                .send();

        assertThat(reply.status()).isEqualTo(200);
    }
}
