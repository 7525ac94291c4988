package io.github.runner4j.testkit.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.wire.Dialect;
import java.util.ArrayList;
import java.util.List;
import org.opentest4j.TestAbortedException;

/** What all contracts of containers have. Extend this. */
abstract class ContainerCases extends EngineContract {

    /** What Docker Engine 20.10 says, what 26 says, and what Podman says. */
    <T> T say(T first, T later, T podman) {
        return target.dialect() == Dialect.DOCKER_20_10 ? first : pick(later, podman);
    }

    /** Skips a case on Podman. */
    void dockerOnly() {
        if (target.podman()) {
            throw new TestAbortedException("Podman refuses other things, and in other words");
        }
    }

    /** A container that sleeps, and ends at once when it is asked to. */
    ObjectNode sleeper() {
        return with(spec("sleep", "600"), "{'StopSignal':'KILL'}");
    }

    /** The same with more settings, written with single quotes. */
    static ObjectNode with(ObjectNode spec, String more) {
        spec.setAll(object(more));
        return spec;
    }

    static ObjectNode object(String quoted) {
        return (ObjectNode)
                Json.parse(quoted.replace('\'', '"').getBytes(UTF_8)).orElseThrow();
    }

    /** A container that sleeps, runs; its id. */
    String sleeping(String suffix) {
        String id = create(suffix, sleeper());
        start(id);
        return id;
    }

    Reply tryToCreate(String suffix, ObjectNode spec) {
        return client().post("/containers/create")
                .query("name", name(suffix))
                .json(spec)
                .send();
    }

    Reply act(String container, String verb) {
        return client().post("/containers/" + container + "/" + verb).send();
    }

    /** Removes a container by force. */
    Reply remove(String container) {
        return client().delete("/containers/" + container).query("force", 1).send();
    }

    String status(String container) {
        return inspect(container).path("State").path("Status").asText();
    }

    /** The names of the containers of this case in a list, without the prefix, newest first. */
    List<String> listed(Ask ask) {
        List<String> names = new ArrayList<>();
        JsonNode list = ask.send().expect(200).json();
        for (JsonNode each : list) {
            String first = each.path("Names").path(0).asText();
            if (first.startsWith("/" + name(""))) {
                names.add(first.substring(name("").length() + 1));
            }
        }
        return names;
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    String logs(String id) {
        Reply reply =
                client().get("/containers/" + id + "/logs").query("stdout", 1).send();
        return reply.text(1);
    }

    void pass(int milliseconds) {
        long end = System.nanoTime() + milliseconds * 1_000_000L;
        until(() -> System.nanoTime() - end > 0);
    }
}
