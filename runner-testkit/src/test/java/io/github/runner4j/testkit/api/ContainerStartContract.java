package io.github.runner4j.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How containers are started, and why they are not. */
abstract class ContainerStartContract extends ContainerCases {

    @Test
    void startsAContainer() {
        String id = create("one", sleeper());

        assertThat(act(id, "start").status()).isEqualTo(204);

        assertThat(status(id)).isEqualTo("running");
    }

    @Test
    void startsNothingTwice() {
        String id = sleeping("one");

        assertThat(act(id, "start").status()).isEqualTo(304);
    }

    @Test
    void refusesToStartWithABody() {
        dockerOnly();
        String id = create("one", spec("true"));

        Reply reply = client().post("/containers/" + id + "/start")
                .json("{'Links':['x']}")
                .send();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message())
                .isEqualTo("starting container with non-empty request body was deprecated since API v1.22 and "
                        + "removed in v1.24");
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "stop", "restart", "kill", "pause", "unpause", "wait"})
    void knowsNoSuchContainer(String verb) {
        dockerOnly();

        Reply reply = act(name("nobody"), verb);

        String prefix = verb.equals("kill") ? say("C", "c", "") + "annot kill container: " + name("nobody") + ": " : "";
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.message()).isEqualTo(prefix + "No such container: " + name("nobody"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nosuch | exec: \"nosuch\": executable file not found in $PATH | 127",
                "/nosuch | exec: \"/nosuch\": stat /nosuch: no such file or directory | 127",
                "/etc/passwd | exec: \"/etc/passwd\": permission denied | 126"
            })
    void doesNotStartWhatCannotBeRun(String command, String reason, int exitCode) {
        dockerOnly();
        String id = create("one", spec(command));

        Reply reply = act(id, "start");

        assertThat(reply.status()).isEqualTo(400);
        String message = say("", "failed to create task for container: ", "")
                + "failed to create shim task: OCI runtime create failed: runc create failed: "
                + "unable to start container process: " + reason + ": unknown";
        assertThat(reply.message()).isEqualTo(message);
        JsonNode state = inspect(id).path("State");
        assertThat(state.path("Status").asText()).isEqualTo("created");
        assertThat(state.path("ExitCode").asInt()).isEqualTo(exitCode);
        assertThat(state.path("Error").asText()).isEqualTo(message);
    }

    @Test
    void doesNotStartAsNobodyKnown() {
        dockerOnly();
        String id = create("one", with(spec("true"), "{'User':'nosuch'}"));

        Reply reply = act(id, "start");

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.message()).isEqualTo("unable to find user nosuch: no matching entries in passwd file");
        assertThat(inspect(id).path("State").path("ExitCode").asInt()).isEqualTo(128);
    }

    @Test
    void doesNotStartInANetworkThatIsNotThere() {
        dockerOnly();
        String id = create("one", with(spec("true"), "{'HostConfig':{'NetworkMode':'" + name("net") + "'}}"));

        Reply reply = act(id, "start");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.message()).isEqualTo("network " + name("net") + " not found");
    }

    @Test
    void doesNotShareTheNetworkOfOneThatDoesNotRun() {
        dockerOnly();
        String other = create("one", spec("true"));
        String id = create("two", with(spec("true"), "{'HostConfig':{'NetworkMode':'container:" + name("one") + "'}}"));

        Reply reply = act(id, "start");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.message()).isEqualTo("cannot join network of a non running container: " + other);
        assertThat(inspect(id).path("HostConfig").path("NetworkMode").asText()).isEqualTo("container:" + other);
    }

    @Test
    void startsAnewWhatHasEnded() {
        String id = run("one", "sh", "-c", "exit 3");
        waitFor(id);

        start(id);

        assertThat(waitFor(id)).isEqualTo(3);
    }

    @Test
    void restartsAContainer() {
        String id = sleeping("one");
        String before = inspect(id).path("State").path("StartedAt").asText();

        assertThat(act(id, "restart").status()).isEqualTo(204);

        assertThat(status(id)).isEqualTo("running");
        assertThat(inspect(id).path("State").path("StartedAt").asText()).isGreaterThan(before);
        assertThat(inspect(id).path("RestartCount").asInt()).isZero();
    }

    @Test
    void restartsWhatDoesNotRun() {
        String id = create("one", sleeper());

        assertThat(act(id, "restart").status()).isEqualTo(204);

        assertThat(status(id)).isEqualTo("running");
    }

    @Test
    void keepsWhatIsRestartedThoughItWasToGo() {
        String id = create("one", with(sleeper(), "{'HostConfig':{'AutoRemove':true}}"));
        start(id);

        act(id, "restart").expect(204);

        assertThat(status(id)).isEqualTo("running");
        act(id, "kill").expect(204);
        until(() -> client().get("/containers/" + id + "/json").send().status() == 404);
    }

    @Test
    void saysWhyItWasNotRestarted() {
        dockerOnly();
        String id = create("one", spec("/nosuch"));

        Reply reply = act(id, "restart");

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.message()).startsWith("Cannot restart container " + id + ": failed to create ");
    }

    @Test
    void startsAgainAfterFailuresAsOftenAsItMay() {
        String id = create(
                "one",
                with(
                        spec("sh", "-c", "exit 3"),
                        "{'HostConfig':{'RestartPolicy':{'Name':'on-failure','MaximumRetryCount':2}}}"));

        start(id);

        until(() -> inspect(id).path("RestartCount").asInt() == 2 && status(id).equals("exited"));
        assertThat(inspect(id).path("State").path("ExitCode").asInt()).isEqualTo(3);
    }

    @Test
    void doesNotStartAgainAfterASuccess() {
        String id = create("one", with(spec("true"), "{'HostConfig':{'RestartPolicy':{'Name':'on-failure'}}}"));

        start(id);
        waitFor(id);

        assertThat(inspect(id).path("RestartCount").asInt()).isZero();
    }

    @Test
    void startsAgainWhateverItEndedWith() {
        dockerOnly();
        String id = create("one", with(spec("true"), "{'HostConfig':{'RestartPolicy':{'Name':'always'}}}"));

        start(id);

        until(() -> inspect(id).path("RestartCount").asInt() > 1);
        client().post("/containers/" + id + "/stop").query("t", 0).send();
        until(() -> status(id).equals("exited"));
    }

    @Test
    void doesNotStartAgainWhatWasKilled() {
        String id = create("one", with(sleeper(), "{'HostConfig':{'RestartPolicy':{'Name':'always'}}}"));
        start(id);

        act(id, "kill").expect(204);

        // Podman tidies up before it says so.
        until(() -> status(id).equals("exited"));
        assertThat(inspect(id).path("RestartCount").asInt()).isZero();
    }

    @Test
    void passesVariablesOn() {
        String id = create("one", with(spec("env"), "{'Env':['A=b c'],'Hostname':'here'}"));
        start(id);
        waitFor(id);

        assertThat(logs(id)).contains("A=b c\n").contains("HOSTNAME=here\n").contains("HOME=/root\n");
    }
}
