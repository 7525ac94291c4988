package io.github.runner4j.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** The processes of a container. */
abstract class TopContract extends EngineContract {

    @Test
    void tellsOfAllProcesses() {
        String id = run("c", "sleep", "60");

        Reply reply = top(id).send();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("Titles"))
                .extracting(JsonNode::asText)
                .containsExactly("UID", "PID", "PPID", "C", "STIME", "TTY", "TIME", "CMD");
        assertThat(reply.json().path("Processes")).hasSize(1);
        JsonNode process = reply.json().at("/Processes/0");
        assertThat(process.path(0).asText()).isEqualTo("root");
        assertThat(process.path(1).asInt())
                .isEqualTo(inspect(id).at("/State/Pid").asInt());
        assertThat(process.path(4).asText()).matches("\\d\\d:\\d\\d");
        assertThat(process.path(5).asText()).isEqualTo("?");
        assertThat(process.path(7).asText()).isEqualTo("sleep 60");
    }

    @Test
    void tellsOfProcessesThatWereStartedByOthers() {
        String id = run("c", "sh", "-c", "sleep 60 & wait");

        // The one that is started has the words of the one that starts it at first.
        until(() -> top(id).send().json().at("/Processes/1/7").asText().equals("sleep 60"));

        JsonNode processes = top(id).send().json().path("Processes");
        assertThat(processes).hasSize(2);
        assertThat(processes.path(1).path(2).asText())
                .isEqualTo(processes.path(0).path(1).asText());
    }

    @Test
    void tellsMoreOfProcesses() {
        String id = run("c", "sleep", "60");

        JsonNode top = top(id).query("ps_args", "aux").send().expect(200).json();

        assertThat(top.path("Titles"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        "USER", "PID", "%CPU", "%MEM", "VSZ", "RSS", "TTY", "STAT", "START", "TIME", "COMMAND");
        assertThat(top.at("/Processes/0/10").asText()).isEqualTo("sleep 60");
    }

    @Test
    void tellsWhatWasAskedFor() {
        String id = run("c", "sleep", "60");

        JsonNode top =
                top(id).query("ps_args", "-o pid,comm").send().expect(200).json();

        assertThat(top.path("Titles")).extracting(JsonNode::asText).containsExactly("PID", "COMMAND");
        assertThat(top.at("/Processes/0/1").asText()).isEqualTo("sleep");
    }

    @Test
    void needsTheNumbersOfProcesses() {
        Reply reply = top(run("c", "sleep", "60")).query("ps_args", "-o comm").send();

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.message()).isEqualTo("Couldn't find PID field in ps output");
    }

    @Test
    void refusesAColumnThatItDoesNotKnow() {
        Reply reply =
                top(run("c", "sleep", "60")).query("ps_args", "-o pid,nosuch").send();

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.message()).isEqualTo("ps: error: unknown user-defined format specifier \"nosuch\"");
    }

    @Test
    void refusesAContainerThatDoesNotRun() {
        String id = create("c", spec("true"));

        Reply reply = top(id).send();

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.message()).isEqualToIgnoringCase("container " + id + " is not running");
    }

    @Test
    void refusesAContainerThatIsNotThere() {
        Reply reply = top(name("nobody")).send();

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.message())
                .isEqualTo(pick(
                        "No such container: " + name("nobody"),
                        "no container with name or ID \"" + name("nobody") + "\" found: no such container"));
    }

    private Ask top(String container) {
        return client().get("/containers/" + container + "/top");
    }
}
