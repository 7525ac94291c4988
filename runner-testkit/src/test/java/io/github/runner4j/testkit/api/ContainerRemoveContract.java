package io.github.runner4j.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How containers are removed. */
abstract class ContainerRemoveContract extends ContainerCases {

    @Test
    void removesAContainer() {
        String id = create("one", spec("true"));

        assertThat(client().delete("/containers/" + id).send().status()).isEqualTo(pick(204, 204));

        assertThat(client().get("/containers/" + id + "/json").send().status()).isEqualTo(404);
    }

    @Test
    void removesNoContainer() {
        Reply reply = client().delete("/containers/" + name("nobody")).send();

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.message()).startsWith(pick("No such container: " + name("nobody"), "no container with"));
    }

    @Test
    void refusesToRemoveWhatRuns() {
        String id = sleeping("one");

        Reply reply = client().delete("/containers/" + id).send();

        assertThat(reply.status()).isEqualTo(pick(409, 500));
        assertThat(reply.message())
                .startsWith(say(
                        "You cannot remove a running container " + id
                                + ". Stop the container before attempting removal or force remove",
                        "cannot remove container \"/" + name("one")
                                + "\": container is running: stop the container before removing or force remove",
                        "cannot remove container"));
    }

    @Test
    void removesWhatRunsByForce() {
        String id = sleeping("one");

        assertThat(remove(id).status()).isEqualTo(204);

        assertThat(client().get("/containers/" + id + "/json").send().status()).isEqualTo(404);
    }

    @Test
    void removesNamelessVolumesWhenAsked() {
        String id = create(
                "one",
                with(spec("true"), "{'Volumes':{'/own':{}},'HostConfig':{'Binds':['" + name("data") + ":/data']}}"));
        String own = "";
        for (JsonNode each : inspect(id).path("Mounts")) {
            own = each.path("Destination").asText().equals("/own")
                    ? each.path("Name").asText()
                    : own;
        }

        client().delete("/containers/" + id).query("v", 1).send().expect(204);

        assertThat(client().get("/volumes/" + own).send().status()).isEqualTo(404);
        assertThat(client().get("/volumes/" + name("data")).send().status()).isEqualTo(200);
    }

    @Test
    void isGoneWithItsEndWhenThatWasAskedFor() {
        String id = create("one", with(spec("true"), "{'HostConfig':{'AutoRemove':true}}"));

        start(id);

        until(() -> client().get("/containers/" + id + "/json").send().status() == 404);
    }

    @Test
    void prunesWhatDoesNotRun() {
        create("one", spec("true"));
        String runs = sleeping("two");

        JsonNode pruned = client().post("/containers/prune")
                .filters("label", label())
                .send()
                .expect(200)
                .json();

        assertThat(pruned.path("ContainersDeleted")).hasSize(1);
        assertThat(pruned.path("SpaceReclaimed").isNumber()).isTrue();
        assertThat(status(runs)).isEqualTo("running");
    }

    @Test
    void prunesNothing() {
        JsonNode pruned = client().post("/containers/prune")
                .filters("label", label())
                .send()
                .expect(200)
                .json();

        assertThat(pruned.path("ContainersDeleted").isNull()).isEqualTo(pick(true, true));
        assertThat(pruned.path("SpaceReclaimed").asInt(-1)).isZero();
    }

    @Test
    void sparesWhatIsYoung() {
        create("one", spec("true"));

        JsonNode pruned = client().post("/containers/prune")
                .filters("label", label(), "until", "1h")
                .send()
                .expect(200)
                .json();

        assertThat(pruned.path("ContainersDeleted")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"x | y", "until | y"})
    void refusesToPruneByWhatIsNoFilter(String filter, String value) {
        dockerOnly();

        Reply reply = client().post("/containers/prune").filters(filter, value).send();

        boolean time = filter.equals("until");
        int status = time ? say(500, 400, 0) : 400;
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.message())
                .isEqualTo(
                        time
                                ? "failed to parse value as time or duration: \"y\""
                                : say("Invalid filter 'x'", "invalid filter 'x'", ""));
    }
}
