package io.github.runner4j.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.wire.Dialect;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What containers wrote. */
abstract class LogsContract extends EngineContract {

    private static final String BOTH = "echo out; sleep 0.1; echo err >&2; sleep 0.1; echo two; sleep 0.1; echo three";

    @Test
    void tellsWhatWentToBothStreams() {
        String id = ended(BOTH);

        Reply reply = logs(id).query("stdout", 1).query("stderr", 1).send();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Transfer-Encoding")).contains("chunked");
        assertThat(reply.frames()).hasToString("[1:out\n, 2:err\n, 1:two\n, 1:three\n]");
    }

    @Test
    void namesTheOldTypeToOldClients() {
        Reply reply = logs(ended("echo x")).query("stdout", 1).send();

        boolean first = target.dialect() == Dialect.DOCKER_20_10;
        assertThat(reply.header("Content-Type"))
                .isEqualTo(first ? Optional.empty() : Optional.of("application/vnd.docker.raw-stream"));
    }

    @Test
    void namesTheTypeOfFramesFromVersion142On() {
        Reply reply = since(42)
                .get("/containers/" + ended("echo x") + "/logs")
                .query("stdout", 1)
                .send();

        assertThat(reply.header("Content-Type")).contains("application/vnd.docker.multiplexed-stream");
    }

    @Test
    void namesTheTypeOfATerminalFromVersion142On() {
        Reply reply = since(42)
                .get("/containers/" + terminal("echo x") + "/logs")
                .query("stdout", 1)
                .send();

        assertThat(reply.header("Content-Type")).contains("application/vnd.docker.raw-stream");
    }

    @Test
    void tellsOneStreamAlone() {
        String id = ended(BOTH);

        assertThat(logs(id).query("stdout", 1).send().frames()).hasToString("[1:out\n, 1:two\n, 1:three\n]");
        assertThat(logs(id).query("stderr", 1).send().frames()).hasToString("[2:err\n]");
    }

    @Test
    void refusesToTellNoStream() {
        String id = ended("true");

        Reply reply = logs(id).send();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message())
                .isEqualTo(pick(
                        "Bad parameters: you must choose at least one stream",
                        "Bad Request: you must choose at least one stream for /v1.41/containers/" + id + "/logs"));
    }

    @Test
    void refusesALogOfNoContainer() {
        Reply reply = logs(name("nobody")).query("stdout", 1).send();

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.message())
                .isEqualTo(pick(
                        "No such container: " + name("nobody"),
                        "no container with name or ID \"" + name("nobody") + "\" found: no such container"));
    }

    @Test
    void refusesNoStreamBeforeItLooksForTheContainer() {
        assertThat(logs(name("nobody")).send().status()).isEqualTo(400);
    }

    @Test
    void tellsTheLastLines() {
        String id = ended(BOTH);

        assertThat(logs(id).query("stdout", 1)
                        .query("stderr", 1)
                        .query("tail", 3)
                        .send()
                        .frames())
                .hasToString("[2:err\n, 1:two\n, 1:three\n]");
        assertThat(logs(id).query("stdout", 1).query("tail", 0).send().frames()).isEmpty();
        assertThat(logs(id).query("stdout", 1).query("tail", "all").send().frames())
                .hasSize(3);
    }

    @Test
    void countsTheLinesOfBothStreamsForTheTail() {
        String id = ended(BOTH);

        assertThat(logs(id).query("stdout", 1).query("tail", 3).send().frames()).hasToString("[1:two\n, 1:three\n]");
    }

    @Test
    void takesATailThatIsNoNumberForAll() {
        assertThat(logs(ended(BOTH))
                        .query("stdout", 1)
                        .query("tail", "x")
                        .send()
                        .frames())
                .hasSize(3);
    }

    @Test
    void putsTheTimeInFrontOfEachLine() {
        Reply reply = logs(ended("echo one"))
                .query("stdout", 1)
                .query("timestamps", 1)
                .send();

        assertThat(reply.text(Frame.STDOUT))
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{9}(Z|[-+]\\d\\d:\\d\\d) one\n");
    }

    @Test
    void putsDetailsInFrontOfEachLine() {
        Reply reply =
                logs(ended("echo one")).query("stdout", 1).query("details", 1).send();

        assertThat(reply.text(Frame.STDOUT)).isEqualTo(" one\n");
    }

    @Test
    void tellsWhatWasWrittenSinceAndUntil() {
        String id = ended("echo one; sleep 2.2; echo two");
        String first = logs(id).query("stdout", 1)
                .query("timestamps", 1)
                .query("tail", 2)
                .send()
                .text(Frame.STDOUT);
        OffsetDateTime time = OffsetDateTime.parse(first.substring(0, first.indexOf(' ')));
        long seconds = time.toEpochSecond() + 1;

        assertThat(logs(id).query("stdout", 1).query("since", seconds).send().text(Frame.STDOUT))
                .isEqualTo("two\n");
        assertThat(logs(id).query("stdout", 1).query("until", seconds).send().text(Frame.STDOUT))
                .isEqualTo("one\n");
    }

    @Test
    void takesATimeOfZeroForNone() {
        String id = ended("echo one");

        assertThat(logs(id).query("stdout", 1)
                        .query("since", 0)
                        .query("until", 0)
                        .send()
                        .text(Frame.STDOUT))
                .isEqualTo("one\n");
    }

    @Test
    void refusesATimeThatIsNone() {
        String id = ended("true");

        for (String time : new String[] {"x", "1s", "2020-01-01T00:00:00Z"}) {
            Reply reply = logs(id).query("stdout", 1).query("since", time).send();

            assertThat(reply.status()).isEqualTo(500);
            assertThat(reply.message()).isEqualTo("strconv.ParseInt: parsing \"" + time + "\": invalid syntax");
        }
    }

    @Test
    void tellsWhatWentToATerminalWithoutFrames() {
        String id = terminal("echo out; echo err >&2");

        assertThat(logs(id).query("stdout", 1).query("stderr", 1).send().text()).isEqualTo("out\r\nerr\r\n");
    }

    @Test
    void tellsNothingOfTheErrorsOfATerminal() {
        assertThat(logs(terminal("echo out")).query("stderr", 1).send().text()).isEmpty();
    }

    @Test
    void tellsNothingOfAContainerThatNeverRan() {
        String id = create("c", spec("true"));

        Reply reply = logs(id).query("stdout", 1).query("follow", 1).send();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isEmpty();
    }

    @Test
    void refusesALogThatIsNotKept() {
        ObjectNode spec = spec("true");
        spec.putObject("HostConfig").putObject("LogConfig").put("Type", "none");
        String id = create("c", spec);

        Reply reply = logs(id).query("stdout", 1).send();

        assertThat(reply.status()).isEqualTo(501);
        assertThat(reply.message()).isEqualTo("configured logging driver does not support reading");
    }

    @Test
    void keepsALineThatDidNotEnd() {
        assertThat(logs(ended("printf one")).query("stdout", 1).send().frames()).hasToString("[1:one]");
    }

    @Test
    void joinsWhatBelongsToOneLine() {
        assertThat(logs(ended("printf one; sleep 0.1; echo two"))
                        .query("stdout", 1)
                        .send()
                        .frames())
                .hasToString("[1:onetwo\n]");
    }

    @Test
    void partsALongLine() {
        String id = ended("i=0; while [ $i -lt 100 ]; do printf 0123456789; printf 0123456789; i=$((i+1)); done > /f; "
                + "cat /f /f /f /f /f /f /f /f /f; echo");

        assertThat(logs(id).query("stdout", 1).send().frames())
                .extracting(frame -> frame.bytes().length)
                .containsExactly(16_384, 1_617);
    }

    @Test
    void followsUntilTheContainerStops() {
        String id = run("c", "sh", "-c", "echo one; while [ ! -e /go ]; do sleep 0.05; done; echo two");

        try (OpenReply log = logs(id).query("stdout", 1).query("follow", 1).open()) {
            assertThat(log.frame()).hasToString("Optional[1:one\n]");
            exec(id, "touch", "/go");

            assertThat(log.frame()).hasToString("Optional[1:two\n]");
            assertThat(log.frame()).isEmpty();
        }
    }

    @Test
    void followsFromTheLastLineOn() {
        String id = run("c", "sh", "-c", "echo one; echo two; while [ ! -e /go ]; do sleep 0.05; done; echo three");
        until(() -> logs(id).query("stdout", 1).send().frames().size() == 2);

        try (OpenReply log =
                logs(id).query("stdout", 1).query("follow", 1).query("tail", 1).open()) {
            assertThat(log.frame()).hasToString("Optional[1:two\n]");
            exec(id, "touch", "/go");

            assertThat(log.frame()).hasToString("Optional[1:three\n]");
        }
    }

    @Test
    void followsAContainerThatHasStoppedNoLongerThanItsLog() {
        Reply reply =
                logs(ended("echo one")).query("stdout", 1).query("follow", 1).send();

        assertThat(reply.frames()).hasToString("[1:one\n]");
    }

    @Test
    void flushesTheHeadBeforeAnythingIsWritten() {
        String id = run("c", "sleep", "60");

        try (OpenReply log = logs(id).query("stdout", 1).query("follow", 1).open()) {
            assertThat(log.status()).isEqualTo(200);
        }
    }

    @Test
    void tellsWhatWasWrittenInAllRuns() {
        String id = ended("echo one");
        start(id);
        waitFor(id);

        assertThat(logs(id).query("stdout", 1).send().text(Frame.STDOUT)).isEqualTo("one\none\n");
    }

    private Ask logs(String container) {
        return client().get("/containers/" + container + "/logs");
    }

    private String ended(String script) {
        String id = run("c", "sh", "-c", script);
        waitFor(id);
        return id;
    }

    private String terminal(String script) {
        String id = create("t", spec("sh", "-c", script).put("Tty", true));
        start(id);
        waitFor(id);
        return id;
    }
}
