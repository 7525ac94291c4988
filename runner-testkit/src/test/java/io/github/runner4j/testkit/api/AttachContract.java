package io.github.runner4j.testkit.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Clients that are joined to the first process of a container. */
abstract class AttachContract extends EngineContract {

    /** Long enough for an end that comes at once, where one engine has none. */
    private static final Duration SOON = Duration.ofSeconds(4);

    private static final String RAW = "application/vnd.docker.raw-stream";
    private static final String FRAMED = "application/vnd.docker.multiplexed-stream";

    @Test
    void upgradesTheConnectionWhenAskedTo() {
        String id = create("c", spec("true"));

        try (OpenReply attached =
                attach(id).query("stream", 1).query("stdout", 1).upgrade().open()) {
            assertThat(attached.status()).isEqualTo(101);
            assertThat(attached.header("Connection")).contains("Upgrade");
            assertThat(attached.header("Upgrade")).contains("tcp");
            assertThat(attached.header("Content-Type")).contains(RAW);
        }
    }

    @Test
    void takesTheConnectionOverWithoutAnUpgrade() {
        String id = create("c", spec("true"));

        try (OpenReply attached =
                attach(id).query("stream", 1).query("stdout", 1).open()) {
            assertThat(attached.status()).isEqualTo(200);
            assertThat(attached.header("Content-Type")).contains(RAW);
            assertThat(attached.header("Transfer-Encoding")).isEmpty();
            assertThat(attached.header("Content-Length")).isEmpty();
        }
    }

    @Test
    void putsNoHeadersOfItsOwnOnTheAnswer() {
        String id = create("c", spec("true"));

        try (OpenReply attached =
                attach(id).query("stream", 1).query("stdout", 1).upgrade().open()) {
            assertThat(attached.header("Api-Version")).isEmpty();
            assertThat(attached.header("Server")).isEmpty();
        }
    }

    @Test
    void namesTheTypeOfFramesFromVersion142On() {
        Client client = since(42);
        String id = create("c", spec("true"));

        try (OpenReply attached = client.post("/containers/" + id + "/attach")
                .query("stream", 1)
                .query("stdout", 1)
                .upgrade()
                .open()) {
            assertThat(attached.header("Content-Type")).contains(FRAMED);
        }
    }

    @Test
    void namesTheTypeOfATerminalFromVersion142On() {
        Client client = since(42);
        String id = create("c", spec("true").put("Tty", true));

        try (OpenReply attached = client.post("/containers/" + id + "/attach")
                .query("stream", 1)
                .query("stdout", 1)
                .upgrade()
                .open()) {
            assertThat(attached.header("Content-Type")).contains(RAW);
        }
    }

    @Test
    void givesAllThatIsWrittenFromTheStartOn() {
        String id = create("c", spec("sh", "-c", "echo out; sleep 0.1; echo err >&2"));

        try (OpenReply attached = both(id).upgrade().open()) {
            start(id);

            assertThat(attached.frame()).hasToString("Optional[1:out\n]");
            assertThat(attached.frame()).hasToString("Optional[2:err\n]");
            assertThat(attached.frame()).isEmpty();
        }
    }

    @Test
    void givesOneStreamAlone() {
        String id = create("c", spec("sh", "-c", "echo out; echo err >&2"));

        try (OpenReply attached =
                attach(id).query("stream", 1).query("stderr", 1).upgrade().open()) {
            start(id);

            assertThat(Frames.parse(attached.rest())).hasToString("[2:err\n]");
        }
    }

    @Test
    void givesTheLogAndEnds() {
        String id = ended("echo out; sleep 0.1; echo err >&2");

        try (OpenReply attached = attach(id)
                .query("logs", 1)
                .query("stdout", 1)
                .query("stderr", 1)
                .upgrade()
                .open()) {
            assertThat(Frames.parse(attached.patience(SOON).rest())).hasToString("[1:out\n, 2:err\n]");
        }
    }

    @Test
    void givesTheLogAndWhatComes() {
        String id = run("c", "sh", "-c", "echo one; while [ ! -e /go ]; do sleep 0.05; done; echo two");
        until(() -> !client().get("/containers/" + id + "/logs")
                .query("stdout", 1)
                .send()
                .text()
                .isEmpty());

        try (OpenReply attached = both(id).query("logs", 1).upgrade().open()) {
            assertThat(attached.frame()).hasToString("Optional[1:one\n]");
            exec(id, "touch", "/go");

            assertThat(attached.frame()).hasToString("Optional[1:two\n]");
            assertThat(attached.frame()).isEmpty();
        }
    }

    @Test
    void endsAtOnceWhenNothingIsWanted() {
        String id = run("c", "sleep", "60");

        try (OpenReply attached = attach(id).upgrade().open()) {
            assertThat(attached.status()).isEqualTo(101);
            assertThat(attached.patience(SOON).rest()).isEmpty();
        }
    }

    @Test
    void passesOnWhatTheClientSendsUntilItClosesItsHalf() {
        String id = create("c", spec("cat").put("OpenStdin", true).put("StdinOnce", true));

        try (OpenReply attached = both(id).query("stdin", 1).upgrade().open()) {
            start(id);
            attached.send("one\n");
            assertThat(attached.frame()).hasToString("Optional[1:one\n]");
            attached.send("two\n").endSending();

            assertThat(attached.frame()).hasToString("Optional[1:two\n]");
            assertThat(attached.frame()).isEmpty();
        }
        assertThat(waitFor(id)).isZero();
    }

    @Test
    void passesOnWhatWasSentBeforeTheStart() {
        String id = create("c", spec("cat").put("OpenStdin", true).put("StdinOnce", true));

        try (OpenReply attached = both(id).query("stdin", 1).upgrade().open()) {
            attached.send("early\n").endSending();
            start(id);

            assertThat(attached.frame()).hasToString("Optional[1:early\n]");
        }
    }

    @Test
    void leavesTheInputOpenForTheNextClient() {
        String id = create("c", spec("cat").put("OpenStdin", true));
        start(id);
        try (OpenReply first = both(id).query("stdin", 1).upgrade().open()) {
            first.send("one\n");
            assertThat(first.frame()).hasToString("Optional[1:one\n]");
        }

        try (OpenReply second = both(id).query("stdin", 1).upgrade().open()) {
            second.send("two\n");

            assertThat(second.frame()).hasToString("Optional[1:two\n]");
        }
    }

    @Test
    void givesEachClientEverything() {
        String id = create("c", spec("echo", "one"));

        try (OpenReply first = both(id).upgrade().open();
                OpenReply second = both(id).open()) {
            start(id);

            assertThat(Frames.parse(first.rest())).hasToString("[1:one\n]");
            assertThat(Frames.parse(second.rest())).hasToString("[1:one\n]");
        }
    }

    @Test
    void givesWhatGoesToATerminalWithoutFrames() {
        String id = create("c", spec("sh", "-c", "echo out; echo err >&2").put("Tty", true));

        try (OpenReply attached = both(id).upgrade().open()) {
            start(id);

            assertThat(attached.rest()).asString().isEqualTo("out\r\nerr\r\n");
        }
    }

    @Test
    void showsOnATerminalWhatIsTyped() {
        String id = terminal();

        try (OpenReply attached = both(id).query("stdin", 1).upgrade().open()) {
            attached.send("hello\r");

            assertThat(attached.text(14)).isEqualTo("hello\r\nhello\r\n");
        }
    }

    @Test
    void correctsWhatIsTypedOnATerminal() {
        String id = terminal();

        try (OpenReply attached = both(id).query("stdin", 1).upgrade().open()) {
            attached.send("abc\177d\r");

            assertThat(attached.text(14)).isEqualTo("abc\b \bd\r\nabd\r\n");
        }
    }

    @Test
    void endsWithTheEndOfInputOfATerminal() {
        String id = terminal();

        try (OpenReply attached = both(id).query("stdin", 1).upgrade().open()) {
            attached.send("\4");

            assertThat(attached.rest()).isEmpty();
        }
        assertThat(waitFor(id)).isZero();
    }

    @Test
    void interruptsWhatRunsOnATerminal() {
        String id = terminal("sh", "-c", "echo ready; sleep 60; echo after");

        try (OpenReply attached =
                both(id).query("stdin", 1).query("logs", 1).upgrade().open()) {
            assertThat(attached.text(7)).isEqualTo("ready\r\n");
            attached.send("\3");

            assertThat(attached.rest()).asString(UTF_8).isEqualTo("^C");
        }
        assertThat(waitFor(id)).isEqualTo(130);
    }

    @Test
    void letsAProgramHandleTheInterruptKey() {
        String id = terminal("sh", "-c", "trap 'echo got; exit 3' INT; echo ready; while true; do sleep 0.1; done");

        try (OpenReply attached =
                both(id).query("stdin", 1).query("logs", 1).upgrade().open()) {
            assertThat(attached.text(7)).isEqualTo("ready\r\n");
            attached.send("\3");

            assertThat(attached.rest()).asString(UTF_8).isEqualTo("^Cgot\r\n");
        }
        assertThat(waitFor(id)).isEqualTo(3);
    }

    @Test
    void leavesATerminalByTheDefaultKeys() {
        String id = terminal();

        try (OpenReply attached = both(id).query("stdin", 1).upgrade().open()) {
            attached.send("\20").send("\21");

            assertThat(attached.patience(SOON).rest()).isEmpty();
        }
        assertThat(inspect(id).at("/State/Running").asBoolean()).isTrue();
    }

    @Test
    void leavesATerminalByKeysOfOnesOwn() {
        String id = terminal();

        try (OpenReply attached = both(id).query("stdin", 1)
                .query("detachKeys", "ctrl-a,x")
                .upgrade()
                .open()) {
            attached.send("\1").send("x");

            assertThat(attached.patience(SOON).rest()).isEmpty();
        }
        assertThat(inspect(id).at("/State/Running").asBoolean()).isTrue();
    }

    @Test
    void refusesKeysThatAreNone() {
        String id = create("c", spec("true"));

        Reply reply = both(id).query("detachKeys", "nonsense").upgrade().send();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text()).isEqualTo("Invalid detach keys (nonsense) provided\r\n");
        assertThat(reply.header("Content-Type")).contains(RAW);
    }

    @Test
    void refusesAContainerThatIsNotThere() {
        for (Ask ask : new Ask[] {both(name("nobody")), both(name("nobody")).upgrade()}) {
            Reply reply = ask.send();

            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.text()).isEqualTo("No such container: " + name("nobody") + "\r\n");
        }
    }

    @Test
    void refusesAContainerThatIsPaused() {
        String id = run("c", "sleep", "60");
        client().post("/containers/" + id + "/pause").send().expect(204);

        Reply reply = both(id).upgrade().send();

        client().post("/containers/" + id + "/unpause").send().expect(204);
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.text()).isEqualTo("container " + id + " is paused, unpause the container before attach\r\n");
    }

    @Test
    void waitsForTheNextRunOfAContainerThatHasEnded() {
        String id = ended("echo one");

        try (OpenReply attached = both(id).upgrade().open()) {
            start(id);

            assertThat(Frames.parse(attached.rest())).hasToString("[1:one\n]");
        }
    }

    @Test
    void refusesToAttachByWebSocketWithoutOne() {
        String id = create("c", spec("true"));

        Reply reply = client().get("/containers/" + id + "/attach/ws")
                .query("stream", 1)
                .send();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text()).isEqualTo("not websocket protocol");
    }

    @Test
    void changesTheSizeOfATerminal() {
        String id = terminal();

        assertThat(resize(id).query("h", 30).query("w", 100).send().status()).isEqualTo(200);
    }

    @Test
    void takesASizeWithoutATerminal() {
        String id = run("c", "sleep", "60");

        assertThat(resize(id).query("h", 30).query("w", 100).send().status()).isEqualTo(200);
    }

    @Test
    void refusesASizeThatIsNone() {
        String id = create("c", spec("true"));

        Reply none = resize(id).query("h", "x").query("w", 1).send();
        Reply missing = resize(id).query("h", 1).send();

        assertThat(none.status()).isEqualTo(400);
        assertThat(none.message()).isEqualTo("strconv.Atoi: parsing \"x\": invalid syntax");
        assertThat(missing.status()).isEqualTo(400);
        assertThat(missing.message()).isEqualTo("strconv.Atoi: parsing \"\": invalid syntax");
    }

    @Test
    void refusesASizeForAContainerThatDoesNotRun() {
        String id = create("c", spec("true"));

        Reply reply = resize(id).query("h", 30).query("w", 100).send();

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.message()).isEqualToIgnoringCase("container " + id + " is not running");
    }

    private Ask resize(String container) {
        return client().post("/containers/" + container + "/resize");
    }

    private Ask attach(String container) {
        return client().post("/containers/" + container + "/attach");
    }

    private Ask both(String container) {
        return attach(container).query("stream", 1).query("stdout", 1).query("stderr", 1);
    }

    private String terminal() {
        return terminal("cat");
    }

    private String terminal(String... command) {
        ObjectNode spec = spec(command).put("OpenStdin", true).put("Tty", true);
        String id = create("t", spec);
        start(id);
        return id;
    }

    private String ended(String script) {
        String id = run("c", "sh", "-c", script);
        waitFor(id);
        return id;
    }
}
