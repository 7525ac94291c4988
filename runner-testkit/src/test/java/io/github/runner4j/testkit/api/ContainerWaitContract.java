package io.github.runner4j.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** How clients wait for the end of a container. */
abstract class ContainerWaitContract extends ContainerCases {

    @Test
    void tellsWhatItEndedWith() {
        String id = run("one", "sh", "-c", "exit 3");

        Reply reply = act(id, "wait");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).contains("application/json");
        assertThat(reply.json().path("StatusCode").asInt()).isEqualTo(3);
    }

    @Test
    void tellsOfNoError() {
        String id = run("one", "true");

        JsonNode end = act(id, "wait").json();

        assertThat(end.has("Error")).isEqualTo(say(true, false, true));
        assertThat(end.path("Error").path("Message").asText()).isEmpty();
    }

    @Test
    void doesNotWaitForWhatNeverRan() {
        dockerOnly();
        String id = create("one", spec("true"));

        assertThat(act(id, "wait").json().path("StatusCode").asInt(-1)).isZero();
    }

    @Test
    void answersAtOnceAndTellsTheEndLater() {
        String id = sleeping("one");

        try (OpenReply reply = client().post("/containers/" + id + "/wait").open()) {
            assertThat(reply.headers().status()).isEqualTo(200);
            act(id, "kill").expect(204);

            assertThat(reply.whole().json().path("StatusCode").asInt()).isEqualTo(137);
        }
    }

    @Test
    void waitsForTheNextEndOfWhatHasNotBegun() {
        dockerOnly();
        String id = create("one", spec("sh", "-c", "exit 4"));

        try (OpenReply reply = waiting(id, "next-exit")) {
            start(id);

            assertThat(reply.whole().json().path("StatusCode").asInt()).isEqualTo(4);
        }
    }

    @Test
    void waitsForTheRemoval() {
        dockerOnly();
        String id = create("one", with(spec("sh", "-c", "exit 4"), "{'HostConfig':{'AutoRemove':true}}"));

        try (OpenReply reply = waiting(id, "removed")) {
            start(id);

            assertThat(reply.whole().json().path("StatusCode").asInt()).isEqualTo(4);
        }
        assertThat(client().get("/containers/" + id + "/json").send().status()).isEqualTo(404);
    }

    @Test
    void aRemovalEndsTheWaitForTheNextEnd() {
        dockerOnly();
        String id = create("one", spec("true"));

        try (OpenReply reply = waiting(id, "next-exit")) {
            client().delete("/containers/" + id).send().expect(204);

            assertThat(reply.whole().json().path("StatusCode").asInt(-1)).isZero();
        }
    }

    @Test
    void severalWaitForOne() {
        String id = sleeping("one");

        try (OpenReply first = client().post("/containers/" + id + "/wait").open();
                OpenReply second = client().post("/containers/" + id + "/wait").open()) {
            act(id, "kill").expect(204);

            assertThat(first.whole().json()).isEqualTo(second.whole().json());
        }
    }

    @Test
    void whoeverLeavesDisturbsNobody() {
        String id = sleeping("one");

        client().post("/containers/" + id + "/wait").open().close();

        assertThat(status(id)).isEqualTo("running");
        assertThat(act(id, "kill").status()).isEqualTo(204);
    }

    @Test
    void refusesAConditionThatIsNone() {
        dockerOnly();
        String id = create("one", spec("true"));

        Reply reply = client().post("/containers/" + id + "/wait")
                .query("condition", "x")
                .send();

        assertThat(reply.status()).isEqualTo(say(200, 400, 0));
        if (reply.status() == 400) {
            assertThat(reply.message()).isEqualTo("invalid condition: \"x\"");
        }
    }

    private OpenReply waiting(String id, String condition) {
        return client().post("/containers/" + id + "/wait")
                .query("condition", condition)
                .open();
    }
}
