package io.github.runner4j.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Processes that are started in running containers. */
abstract class ExecContract extends ContainerCases {

    private static final String UNABLE = "OCI runtime exec failed: exec failed: unable to start container process: ";

    @Test
    void runsACommand() {
        String id = sleeping("one");
        String exec = prepare(
                id, "{'Cmd':['sh','-c','echo out; echo err >&2; exit 3'],'AttachStdout':true,'AttachStderr':true}");

        Reply reply = begin(exec, "{}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).contains("application/vnd.docker.raw-stream");
        assertThat(reply.text(1)).isEqualTo("out\n");
        assertThat(reply.text(2)).isEqualTo("err\n");
        assertThat(told(exec).path("ExitCode").asInt()).isEqualTo(3);
        assertThat(told(exec).path("Running").asBoolean()).isFalse();
    }

    @Test
    void tellsOfOneThatWasPrepared() {
        String id = sleeping("one");
        String exec = prepare(id, "{'Cmd':['echo','a','b'],'AttachStdout':true,'Tty':true,'User':'root'}");

        JsonNode told = told(exec);

        assertThat(told.path("ID").asText()).isEqualTo(exec);
        assertThat(told.path("ContainerID").asText()).isEqualTo(id);
        assertThat(told.path("Running").asBoolean()).isFalse();
        assertThat(told.path("ExitCode").isNull()).isEqualTo(pick(true, false));
        assertThat(told.path("OpenStdout").asBoolean()).isTrue();
        assertThat(told.path("OpenStdin").asBoolean()).isFalse();
        assertThat(told.path("ProcessConfig").path("entrypoint").asText()).isEqualTo("echo");
        assertThat(texts(told.path("ProcessConfig").path("arguments"))).containsExactly("a", "b");
        assertThat(told.path("ProcessConfig").path("tty").asBoolean()).isTrue();
        assertThat(told.path("ProcessConfig").path("user").asText()).isEqualTo("root");
        shape("exec", told);
    }

    @Test
    void runsACommandThatNobodyListensTo() {
        String id = sleeping("one");
        String exec = prepare(id, "{'Cmd':['sh','-c','exit 4']}");

        Reply reply = begin(exec, "{'Detach':true}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isBlank();
        until(() -> told(exec).path("ExitCode").asInt() == 4);
    }

    @Test
    void aTerminalHasOneStream() {
        String id = sleeping("one");
        String exec = prepare(id, "{'Cmd':['sh','-c','echo out'],'AttachStdout':true,'Tty':true}");

        assertThat(begin(exec, "{'Tty':true}").text()).isEqualTo("out\r\n");
    }

    @Test
    void givesVariablesAndADirectory() {
        String id = create("one", with(sleeper(), "{'Env':['A=b']}"));
        start(id);
        String exec = prepare(id, "{'Cmd':['env'],'AttachStdout':true,'Env':['C=d'],'WorkingDir':'/tmp'}");

        assertThat(begin(exec, "{}").text(1)).contains("A=b\n").contains("C=d\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'Cmd':['nosuch']} | 400 | exec: \"nosuch\": executable file not found in $PATH: unknown",
                "{'Cmd':['/nosuch']} | 400 | exec: \"/nosuch\": stat /nosuch: no such file or directory: unknown",
                "{'Cmd':['/etc/passwd']} | 400 | exec: \"/etc/passwd\": permission denied: unknown",
                "{'Cmd':['true'],'WorkingDir':'/no/such'} | 400 | chdir to cwd (\"/no/such\") set in config.json "
                        + "failed: no such file or directory: unknown"
            })
    void doesNotStartWhatCannotBeRun(String config, int status, String reason) {
        dockerOnly();
        String exec = prepare(sleeping("one"), config);

        Reply reply = begin(exec, "{'Detach':true}");

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.message()).isEqualTo(UNABLE + reason);
        assertThat(told(exec).path("ExitCode").asInt()).isEqualTo(126);
    }

    @Test
    void tellsWhoeverListensWhyNothingWasStarted() {
        dockerOnly();
        String exec = prepare(sleeping("one"), "{'Cmd':['nosuch'],'AttachStdout':true}");

        Reply reply = begin(exec, "{}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text(1))
                .isEqualTo(UNABLE + "exec: \"nosuch\": executable file not found in $PATH: unknown\r\n");
    }

    @Test
    void doesNotStartAsNobodyKnown() {
        dockerOnly();
        String exec = prepare(sleeping("one"), "{'Cmd':['true'],'User':'nosuch'}");

        Reply reply = begin(exec, "{'Detach':true}");

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.message()).isEqualTo("unable to find user nosuch: no matching entries in passwd file");
    }

    @Test
    void startsNothingTwice() {
        dockerOnly();
        String exec = prepare(sleeping("one"), "{'Cmd':['true']}");
        begin(exec, "{'Detach':true}");
        until(() -> told(exec).path("ExitCode").isNumber());

        Reply reply = begin(exec, "{'Detach':true}");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.message()).isEqualTo("Error: Exec command " + exec + " has already run");
        assertThat(begin(exec, "{}").text(1)).isEqualTo("Error: Exec command " + exec + " has already run\r\n");
    }

    @Test
    void doesNotStartWhatRuns() {
        dockerOnly();
        String exec = prepare(sleeping("one"), "{'Cmd':['sleep','60']}");
        begin(exec, "{'Detach':true}");

        Reply reply = begin(exec, "{'Detach':true}");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.message()).isEqualTo("Error: Exec command " + exec + " is already running");
    }

    @Test
    void knowsNoOther() {
        dockerOnly();

        for (Reply reply : List.of(
                begin("nobody", "{}"),
                client().get("/exec/nobody/json").send(),
                client().post("/exec/nobody/resize").query("h", 1).query("w", 1).send())) {
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.message()).isEqualTo("No such exec instance: nobody");
        }
    }

    @Test
    void refusesNoCommand() {
        dockerOnly();

        Reply reply = client().post("/containers/" + sleeping("one") + "/exec")
                .json("{}")
                .send();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).isEqualTo("No exec command specified");
    }

    @Test
    void refusesACommandOfAnotherType() {
        dockerOnly();

        Reply reply = client().post("/containers/" + sleeping("one") + "/exec")
                .json("{\"Cmd\":\"true\"}")
                .send();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message())
                .endsWith("json: cannot unmarshal string into Go struct field ExecConfig.Cmd of type []string");
    }

    @Test
    void refusesKeysThatAreNone() {
        dockerOnly();

        Reply reply = client().post("/containers/" + sleeping("one") + "/exec")
                .json(object("{'Cmd':['true'],'DetachKeys':'zzz'}"))
                .send();

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.message()).isEqualTo("Invalid escape keys (zzz) provided");
    }

    @Test
    void refusesAContainerThatDoesNotRun() {
        dockerOnly();
        String id = create("one", spec("true"));

        Reply reply = client().post("/containers/" + id + "/exec")
                .json(object("{'Cmd':['true']}"))
                .send();

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.message()).isEqualTo(say("Container ", "container ", "") + id + " is not running");
    }

    @Test
    void refusesAContainerThatIsPaused() {
        dockerOnly();
        String id = sleeping("one");
        act(id, "pause").expect(204);

        Reply reply = client().post("/containers/" + id + "/exec")
                .json(object("{'Cmd':['true']}"))
                .send();

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.message()).isEqualTo("Container " + id + " is paused, unpause the container before exec");
    }

    @Test
    void endsWithItsContainer() {
        dockerOnly();
        String id = sleeping("one");
        String runs = prepare(id, "{'Cmd':['sleep','60']}");
        begin(runs, "{'Detach':true}");
        String waits = prepare(id, "{'Cmd':['true']}");
        assertThat(texts(inspect(id).path("ExecIDs"))).containsExactlyInAnyOrder(runs, waits);

        act(id, "kill").expect(204);

        until(() -> told(runs).path("ExitCode").asInt() == 137);
        assertThat(client().get("/exec/" + waits + "/json").send().status()).isEqualTo(404);
        assertThat(inspect(id).path("ExecIDs").isNull()).isTrue();
    }

    @Test
    void isForgottenWithItsContainer() {
        String id = sleeping("one");
        String exec = prepare(id, "{'Cmd':['true']}");
        begin(exec, "{'Detach':true}");

        remove(id).expect(204);

        assertThat(client().get("/exec/" + exec + "/json").send().status()).isEqualTo(404);
    }

    @Test
    void readsWhatItIsSent() {
        String id = sleeping("one");
        String exec = prepare(id, "{'Cmd':['cat'],'AttachStdin':true,'AttachStdout':true}");

        try (OpenReply reply =
                client().post("/exec/" + exec + "/start").json("{}").upgrade().open()) {
            assertThat(reply.headers().status()).isEqualTo(101);
            reply.send("hello\n");
            reply.endSending();

            assertThat(Frames.parse(reply.rest())).hasToString("[1:hello\n]");
        }
    }

    private String prepare(String container, String config) {
        return client().post("/containers/" + container + "/exec")
                .json(object(config))
                .send()
                .expect(201)
                .json()
                .path("Id")
                .asText();
    }

    private Reply begin(String exec, String options) {
        return client().post("/exec/" + exec + "/start").json(object(options)).send();
    }

    private JsonNode told(String exec) {
        return client().get("/exec/" + exec + "/json").send().expect(200).json();
    }
}
