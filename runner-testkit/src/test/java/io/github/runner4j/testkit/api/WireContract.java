package io.github.runner4j.testkit.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** How requests may look on the wire, and what becomes of those that are out of shape. */
abstract class WireContract extends EngineContract {

    private static final String PING = "GET /_ping HTTP/1.1\r\nHost: engine\r\n\r\n";

    @Test
    void refusesWhatIsNoHttp() throws Exception {
        Sent sent = send("hello\r\n\r\n");

        assertThat(sent.reply().status()).isEqualTo(400);
        assertThat(sent.reply().text()).isEqualTo("400 Bad Request");
        assertThat(sent.closed()).isTrue();
    }

    @Test
    void refusesARequestWithoutAHost() throws Exception {
        Sent sent = send("GET /_ping HTTP/1.1\r\n\r\n");

        assertThat(sent.reply().status()).isEqualTo(400);
        assertThat(sent.reply().text()).isEqualTo("400 Bad Request: missing required Host header");
        assertThat(sent.closed()).isTrue();
    }

    @Test
    void closesTheConnectionOfAnOldClient() throws Exception {
        Sent sent = send("GET /_ping HTTP/1.0\r\n\r\n");

        assertThat(sent.reply().text()).isEqualTo("OK");
        assertThat(sent.closed()).isTrue();
    }

    @Test
    void keepsTheConnectionOfAnOldClientThatAsksForIt() throws Exception {
        Sent sent = send("GET /_ping HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");

        assertThat(sent.reply().text()).isEqualTo("OK");
        assertThat(sent.reply().header("Connection")).contains("keep-alive");
    }

    @Test
    void answersRequestsThatDoNotWaitForEachOther() throws Exception {
        try (Wire wire = Wire.connect(target.address(), Client.PATIENCE)) {
            wire.send((PING + PING.replace("/_ping", "/v1.41/version") + PING).getBytes(UTF_8));

            assertThat(read(wire, "GET").text()).isEqualTo("OK");
            assertThat(read(wire, "GET").json().has("ApiVersion")).isTrue();
            assertThat(read(wire, "GET").text()).isEqualTo("OK");
        }
    }

    @Test
    void asksForABodyThatIsHeldBack() throws Exception {
        try (Wire wire = Wire.connect(target.address(), Client.PATIENCE)) {
            wire.send(post("Content-Type: application/json\r\nContent-Length: 2\r\nExpect: 100-continue\r\n", "")
                    .getBytes(UTF_8));

            assertThat(wire.line()).isEqualTo("HTTP/1.1 100 Continue");
            assertThat(wire.line()).isEmpty();
            wire.send("{}".getBytes(UTF_8));
            assertThat(read(wire, "POST").status()).isEqualTo(pick(400, 500));
        }
    }

    @Test
    void takesABodyInChunks() throws Exception {
        String head = "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n";

        Sent sent = send(post(head, "1\r\n{\r\n1\r\n}\r\n0\r\n\r\n"));

        assertThat(sent.reply().status()).isEqualTo(pick(400, 500));
        assertThat(sent.reply().message())
                .endsWith(pick(
                        "onfig cannot be empty in order to create a container", "must have at least one component"));
    }

    @Test
    void takesAWholeAddress() throws Exception {
        assertThat(send("GET http://engine/v1.41/_ping HTTP/1.1\r\nHost: engine\r\n\r\n")
                        .reply()
                        .text())
                .isEqualTo("OK");
    }

    @Test
    void sendsCrookedPathsToTheStraightOne() {
        Reply doubled = client().bare().get("//v1.41/version?a=1").send();
        Reply dotted = client().bare().get("/v1.41/../v1.41/_ping").send();

        assertThat(doubled.status()).isEqualTo(301);
        assertThat(doubled.header("Location")).contains("/v1.41/version?a=1");
        assertThat(doubled.text()).isEmpty();
        assertThat(dotted.status()).isEqualTo(301);
        assertThat(dotted.header("Location")).contains("/v1.41/_ping");
    }

    @Test
    void isStrictAboutPaths() {
        assertThat(client().get("/_ping/").send().status()).isEqualTo(404);
        assertThat(client().bare().get("/V1.41/_ping").send().status()).isEqualTo(404);
        assertThat(client().get("/_PING").send().status()).isEqualTo(404);
    }

    @Test
    void readsWhatIsEncodedInAPath() {
        Reply slash = client().get("/containers/no%2Fbody/json").send();
        Reply blank = client().get("/containers/no%20body/json").send();

        assertThat(slash.status()).isEqualTo(404);
        assertThat(slash.message()).contains("no/body").containsIgnoringCase("no such container");
        assertThat(blank.message()).contains("no body").containsIgnoringCase("no such container");
    }

    @Test
    void takesNoHeadOfAPageThatHasNone() {
        Reply reply = client().head("/version").send();

        assertThat(reply.status()).isEqualTo(pick(404, 405));
        assertThat(reply.header("Content-Length")).isPresent();
        assertThat(reply.text()).isEmpty();
    }

    @Test
    void doesNotKnowAMethod() {
        assertThat(client().request("BREW", "/_ping").send().status()).isEqualTo(pick(404, 405));
    }

    @Test
    void refusesAQueryThatIsNone() {
        Reply escape = client().get("/containers/json?all=%zz").send();
        Reply semicolon = client().get("/containers/json?all=1;limit=1").send();

        assertThat(escape.status()).isEqualTo(400);
        assertThat(escape.message()).isEqualTo("invalid URL escape \"%zz\"");
        assertThat(semicolon.status()).isEqualTo(400);
        assertThat(semicolon.message()).isEqualTo("invalid semicolon separator in query");
    }

    @Test
    void refusesABodyWithoutAType() throws Exception {
        Sent sent = send(post("Content-Length: 2\r\n", "{}"));

        assertThat(sent.reply().status()).isEqualTo(400);
        assertThat(sent.reply().message())
                .isEqualTo(
                        old()
                                ? "Content-Type specified () must be 'application/json'"
                                : "malformed Content-Type header (): mime: no media type");
    }

    @Test
    void refusesABodyOfAnotherType() {
        Reply reply = client().post("/containers/create")
                .body("text/plain", "{}".getBytes(UTF_8))
                .send();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message())
                .isEqualTo(
                        old()
                                ? "Content-Type specified (text/plain) must be 'application/json'"
                                : "unsupported Content-Type header (text/plain): must be 'application/json'");
    }

    @Test
    void takesATypeWithACharset() {
        Reply reply = client().post("/containers/create")
                .body("application/json; charset=utf-8", "{}".getBytes(UTF_8))
                .send();

        assertThat(reply.message())
                .endsWith(pick(
                        "onfig cannot be empty in order to create a container", "must have at least one component"));
    }

    @Test
    void readsOneObject() {
        Reply reply = client().post("/containers/create").json("{}{}").send();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message())
                .isEqualTo(
                        old()
                                ? "Config cannot be empty in order to create a container"
                                : "unexpected content after JSON");
    }

    @Test
    void refusesAnArrayInAnObjectsPlace() {
        Reply reply = client().post("/containers/create").json("[]").send();

        assertThat(reply.status()).isEqualTo(old() || target.podman() ? 500 : 400);
        assertThat(reply.message())
                .contains("json: cannot unmarshal array into Go value of type "
                        + pick("runconfig.ContainerConfigWrapper", "handlers.CreateContainerConfig"));
    }

    @Test
    void refusesANumberInATextsPlace() {
        Reply reply = client().post("/containers/create").json("{\"Image\":1}").send();

        String field = switch (target.dialect()) {
            case DOCKER_20_10 -> "ContainerConfigWrapper.Image";
            case PODMAN_4 -> "CreateContainerConfig.Image";
            case PODMAN_5 -> "CreateContainerConfig.Config.Image";
            default -> "ContainerConfigWrapper.Config.Image";
        };
        assertThat(reply.status()).isEqualTo(old() || target.podman() ? 500 : 400);
        assertThat(reply.message())
                .endsWith("json: cannot unmarshal number into Go struct field " + field + " of type string");
    }

    private boolean old() {
        return target.dialect().id().equals("docker-20.10");
    }

    private static String post(String headers, String body) {
        return "POST /v1.41/containers/create HTTP/1.1\r\nHost: engine\r\n" + headers + "\r\n" + body;
    }

    /** What came back for a request, and whether the connection was closed then. */
    private record Sent(Reply reply, boolean closed) {}

    private Sent send(String request) throws IOException {
        try (Wire wire = Wire.connect(target.address(), Client.PATIENCE)) {
            wire.send(request.getBytes(UTF_8));
            Reply reply = read(wire, request.substring(0, request.indexOf(' ') < 0 ? 0 : request.indexOf(' ')));
            wire.endSending();
            return new Sent(reply, wire.read() < 0);
        }
    }

    private static Reply read(Wire wire, String method) throws IOException {
        Headers headers = Headers.read(wire);
        return new OpenReply(wire, headers, headers.body(wire, method)).whole();
    }
}
