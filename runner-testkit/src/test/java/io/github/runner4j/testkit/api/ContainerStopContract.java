package io.github.runner4j.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How containers are stopped, killed and paused. */
abstract class ContainerStopContract extends ContainerCases {

    @Test
    void stopsAContainer() {
        String id = sleeping("one");

        assertThat(act(id, "stop").status()).isEqualTo(204);

        JsonNode state = inspect(id).path("State");
        assertThat(state.path("Status").asText()).isEqualTo("exited");
        assertThat(state.path("ExitCode").asInt()).isEqualTo(137);
    }

    @Test
    void stopsNothingTwice() {
        String id = create("one", spec("true"));

        assertThat(act(id, "stop").status()).isEqualTo(pick(304, 204));
    }

    @Test
    void killsWhatDoesNotStop() {
        String id = run("one", "sh", "-c", "trap '' TERM; sleep 600");
        String path = "/containers/" + id + "/stop";

        assertThat(client().post(path).query("t", 1).send().status()).isEqualTo(204);

        assertThat(inspect(id).path("State").path("ExitCode").asInt()).isEqualTo(137);
    }

    @Test
    void letsAProgramEndByItself() {
        dockerOnly();
        String id = run("one", "sh", "-c", "trap \"exit 5\" TERM; echo up; while true; do sleep 0.1; done");
        until(() -> logs(id).contains("up"));

        act(id, "stop");

        assertThat(inspect(id).path("State").path("ExitCode").asInt()).isEqualTo(5);
    }

    @Test
    void refusesATimeThatIsNoNumber() {
        dockerOnly();
        String id = sleeping("one");

        Reply reply =
                client().post("/containers/" + id + "/stop").query("t", "x").send();

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.message()).isEqualTo("strconv.Atoi: parsing \"x\": invalid syntax");
    }

    @Test
    void killsAContainer() {
        String id = sleeping("one");

        assertThat(act(id, "kill").status()).isEqualTo(204);

        until(() -> status(id).equals("exited"));
        assertThat(inspect(id).path("State").path("ExitCode").asInt()).isEqualTo(137);
    }

    @Test
    void sendsASignal() {
        String id = run("one", "sh", "-c", "trap \"exit 6\" USR1; echo up; while true; do sleep 0.1; done");
        until(() -> logs(id).contains("up"));

        Reply reply = client().post("/containers/" + id + "/kill")
                .query("signal", "SIGUSR1")
                .send();

        assertThat(reply.status()).isEqualTo(204);
        assertThat(waitFor(id)).isEqualTo(6);
    }

    @Test
    void refusesToKillWhatDoesNotRun() {
        dockerOnly();
        String id = create("one", spec("true"));

        Reply reply = act(id, "kill");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.message())
                .isEqualTo(say(
                        "Cannot kill container: " + id + ": Container " + id + " is not running",
                        "cannot kill container: " + id + ": container " + id + " is not running",
                        ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nosuch", "0"})
    void refusesASignalThatIsNone(String signal) {
        dockerOnly();
        String id = sleeping("one");

        Reply reply = client().post("/containers/" + id + "/kill")
                .query("signal", signal)
                .send();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message())
                .isEqualTo(say(
                        "Invalid signal: " + signal,
                        "cannot kill container: " + id + ": invalid signal: " + signal,
                        ""));
    }

    @Test
    void refusesASignalThatLinuxDoesNotHave() {
        dockerOnly();
        String id = sleeping("one");

        Reply reply = client().post("/containers/" + id + "/kill")
                .query("signal", "99")
                .send();

        assertThat(reply.status()).isEqualTo(say(500, 400, 0));
        assertThat(reply.message()).endsWith("he linux daemon does not support signal 99");
    }

    @Test
    void pausesAContainer() {
        String id = sleeping("one");

        assertThat(act(id, "pause").status()).isEqualTo(204);

        JsonNode state = inspect(id).path("State");
        assertThat(state.path("Status").asText()).isEqualTo("paused");
        assertThat(state.path("Paused").asBoolean()).isTrue();
        assertThat(state.path("Running").asBoolean()).isTrue();
        assertThat(act(id, "unpause").status()).isEqualTo(204);
        assertThat(status(id)).isEqualTo("running");
    }

    @Test
    void writesNothingWhileItIsPaused() {
        String id = run("one", "sh", "-c", "sleep 0.5; echo late; sleep 600");
        act(id, "pause").expect(204);
        pass(800);

        assertThat(logs(id)).isEmpty();
        act(id, "unpause").expect(204);

        until(() -> logs(id).contains("late"));
    }

    @Test
    void refusesWhatAPausedOneCannotDo() {
        dockerOnly();
        String id = sleeping("one");
        act(id, "pause").expect(204);

        assertThat(act(id, "pause").message()).isEqualTo("Container " + id + " is already paused");
        assertThat(act(id, "start").message()).isEqualTo("cannot start a paused container, try unpause instead");
        Reply removed = client().delete("/containers/" + id).send();
        assertThat(removed.status()).isEqualTo(409);
        assertThat(removed.message())
                .isEqualTo(say(
                        "You cannot remove a paused container " + id
                                + ". Unpause and then stop the container before attempting removal or force remove",
                        "cannot remove container \"/" + name("one")
                                + "\": container is paused and must be unpaused first",
                        ""));
    }

    @Test
    void refusesToPauseWhatDoesNotRun() {
        dockerOnly();
        String id = create("one", spec("true"));

        Reply reply = act(id, "pause");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.message()).isEqualTo(say("Container ", "container ", "") + id + " is not running");
    }

    @Test
    void refusesToLetGoOnWhatIsNotPaused() {
        dockerOnly();
        String id = sleeping("one");

        Reply reply = act(id, "unpause");

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.message()).isEqualTo("Container " + id + " is not paused");
    }

    @Test
    void stopsWhatIsPaused() {
        String id = sleeping("one");
        act(id, "pause").expect(204);

        assertThat(client().post("/containers/" + id + "/stop")
                        .query("t", 1)
                        .send()
                        .status())
                .isEqualTo(pick(204, 500));
    }

    @Test
    void killsWhatIsPaused() {
        String id = sleeping("one");
        act(id, "pause").expect(204);

        act(id, "kill").expect(204);

        assertThat(status(id)).isEqualTo("exited");
    }
}
