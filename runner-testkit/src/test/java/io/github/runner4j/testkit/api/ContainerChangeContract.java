package io.github.runner4j.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How containers are renamed and their limits changed. */
abstract class ContainerChangeContract extends ContainerCases {

    @Test
    void callsAContainerSomethingElse() {
        String id = create("one", spec("true"));

        Reply reply = rename(id, name("two"));

        assertThat(reply.status()).isEqualTo(204);
        assertThat(inspect(id).path("Name").asText()).isEqualTo("/" + name("two"));
        assertThat(client().get("/containers/" + name("one") + "/json").send().status())
                .isEqualTo(404);
        assertThat(tryToCreate("one", spec("true")).status()).isEqualTo(201);
    }

    @Test
    void refusesANewNameThatIsNone() {
        dockerOnly();
        String id = create("one", spec("true"));
        String other = create("two", spec("true"));

        assertThat(rename(id, "").message()).isEqualTo("Neither old nor new names may be empty");
        assertThat(rename(id, "-").message())
                .isEqualTo("Error when allocating new name: Invalid container name (/-), only "
                        + "[a-zA-Z0-9][a-zA-Z0-9_.-] are allowed");
        assertThat(rename(id, name("one")).message())
                .isEqualTo("Renaming a container with the same name as its current name");
        Reply taken = rename(id, name("two"));
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.message())
                .isEqualTo("Error when allocating new name: Conflict. The container name \"/" + name("two")
                        + "\" is already in use by container \"" + other
                        + "\". You have to remove (or rename) that container to be able to reuse that name.");
    }

    private Reply rename(String id, String name) {
        return client().post("/containers/" + id + "/rename")
                .query("name", name)
                .send();
    }

    @Test
    void changesLimits() {
        String id = create("one", with(sleeper(), "{'HostConfig':{'Memory':33554432}}"));

        Reply reply = update(id, "{'Memory':50331648,'MemorySwap':-1,'CpuShares':256}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(inspect(id).path("HostConfig").path("Memory").asLong()).isEqualTo(50331648);
        assertThat(inspect(id).path("HostConfig").path("CpuShares").asLong()).isEqualTo(256);
    }

    @Test
    void changesTheRestartPolicy() {
        String id = create("one", sleeper());

        Reply reply = update(id, "{'RestartPolicy':{'Name':'on-failure','MaximumRetryCount':4}}");

        assertThat(reply.json().path("Warnings").isNull()).isTrue();
        assertThat(inspect(id).path("HostConfig").path("RestartPolicy"))
                .isEqualTo(object("{'Name':'on-failure','MaximumRetryCount':4}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'Memory':5} | 400 | Minimum memory limit allowed is 6MB",
                "{'Memory':500000000,'MemorySwap':5} | 400 | Minimum memoryswap limit should be larger than memory "
                        + "limit, see usage",
                "{'Memory':500000000} | 409 | Cannot update container <id>: Memory limit should be smaller than already "
                        + "set memoryswap limit, update the memoryswap at the same time",
                "{'NanoCpus':1000000000} | 409 | Cannot update container <id>: Conflicting options: Nano CPUs cannot "
                        + "be updated as CPU Quota has already been set",
            })
    void refusesLimitsThatMakeNoSense(String update, int status, String message) {
        dockerOnly();
        String id = create("one", with(spec("true"), "{'HostConfig':{'Memory':33554432,'CpuQuota':5000}}"));

        Reply reply = update(id, update);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.message()).isEqualTo(message.replace("<id>", id));
    }

    @Test
    void refusesARestartPolicyForWhatGoesWithItsEnd() {
        dockerOnly();
        String id = create("one", with(spec("true"), "{'HostConfig':{'AutoRemove':true}}"));

        Reply reply = update(id, "{'RestartPolicy':{'Name':'always'}}");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.message())
                .isEqualTo("Cannot update container " + id + ": Restart policy cannot be updated because AutoRemove "
                        + "is enabled for the container");
    }

    private Reply update(String id, String update) {
        return client().post("/containers/" + id + "/update")
                .json(object(update))
                .send();
    }

    @Test
    void tellsWhatHappensInItsOrder() {
        dockerOnly();
        String id = create("one", sleeper());
        start(id);
        act(id, "pause").expect(204);
        act(id, "unpause").expect(204);
        rename(id, name("two"));
        act(id, "kill").expect(204);
        remove(id).expect(204);

        List<String> actions = actions(id);

        assertThat(actions).containsExactly("create", "start", "pause", "unpause", "rename", "kill", "die", "destroy");
    }

    private List<String> actions(String id) {
        ObjectNode last = (ObjectNode) lastEvents(id).get(lastEvents(id).size() - 1);
        assertThat(last.path("Actor").path("Attributes").path("name").asText()).isEqualTo(name("two"));
        assertThat(last.path("Actor").path("Attributes").path("image").asText()).isEqualTo(IMAGE);
        return lastEvents(id).stream().map(each -> each.path("Action").asText()).toList();
    }

    private List<JsonNode> lastEvents(String id) {
        return client().get("/events")
                .query("since", 0)
                .query("until", System.currentTimeMillis() / 1000 + 1)
                .filters("container", id)
                .send()
                .lines();
    }
}
