package io.github.runner4j.testkit.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runner4j.testkit.files.Content;
import io.github.runner4j.testkit.internal.http.Answer;
import io.github.runner4j.testkit.internal.http.Head;
import io.github.runner4j.testkit.internal.json.Json;
import java.util.List;
import java.util.Map;

/** What Podman says to those who ask for a swarm, which it does not know, and for secrets, of which it has none. */
final class PodmanSwarmRoutes {

    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    private PodmanSwarmRoutes() {}

    static void add(Router router) {
        for (String family : List.of("swarm", "services", "nodes", "tasks", "configs")) {
            for (String method : List.of("GET", "HEAD", "POST", "PUT", "DELETE")) {
                router.on(method, "/" + family + "/{name}", PodmanSwarmRoutes::refuse);
            }
        }
        router.on("GET", "/secrets", call -> call.json(200, Json.array()))
                .on("GET", "/secrets/{id}", PodmanSwarmRoutes::noSecret)
                .on("DELETE", "/secrets/{id}", PodmanSwarmRoutes::noSecret)
                .on("GET", "/plugins", PodmanSwarmRoutes::noPlugins);
    }

    /** The answer has none of the headers that others have. */
    private static void refuse(Call call) {
        String message = "Podman does not support service: " + call.request().path();
        answer(call, new Head(UNAVAILABLE, Map.of()), error(message, message, UNAVAILABLE));
    }

    private static void noSecret(Call call) {
        String message = "no secret with name or id \"" + call.variable("id") + "\": no such secret";
        call.json(NOT_FOUND, error("no such secret", message, NOT_FOUND));
    }

    private static void noPlugins(Call call) {
        call.json(NOT_FOUND, error("", "Path " + call.request().path() + " is not supported", 0));
    }

    private static void answer(Call call, Head head, JsonNode body) {
        call.exchange().answer(new Answer(head.with("Content-Type", "application/json"), Content.of(Json.line(body))));
    }

    private static JsonNode error(String cause, String message, int response) {
        return Json.object().put("cause", cause).put("message", message).put("response", response);
    }
}
