package io.github.runner4j.testkit.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.files.Content;
import io.github.runner4j.testkit.internal.engine.Refusal;
import io.github.runner4j.testkit.internal.http.Answer;
import io.github.runner4j.testkit.internal.http.Exchange;
import io.github.runner4j.testkit.internal.http.Head;
import io.github.runner4j.testkit.internal.http.Request;
import io.github.runner4j.testkit.internal.json.Json;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;

/**
 * One call of the API.
 *
 * @param exchange the request and the answer to it
 * @param api the version of the API that the client asked for, as in {@code 1.41}; the engine's own without one
 * @param variables the variable parts of the path, decoded
 * @param common headers that the engine adds to its answers
 */
public record Call(Exchange exchange, ApiVersion api, Map<String, String> variables, Map<String, String> common) {

    /** The request. */
    public Request request() {
        return exchange.request();
    }

    /** A variable part of the path. */
    public String variable(String name) {
        return Objects.requireNonNull(variables.get(name), name);
    }

    /** The body as a JSON object; an empty one when there is no body. */
    public ObjectNode body() throws IOException {
        byte[] bytes = exchange.body().readAllBytes();
        if (bytes.length == 0) {
            return Json.object();
        }
        JsonNode node = Json.parse(bytes).orElseThrow(() -> Refusal.badParameter("invalid character in JSON body"));
        if (!(node instanceof ObjectNode object)) {
            throw Refusal.badParameter("json: cannot unmarshal body into Go value of type object");
        }
        return object;
    }

    /** Answers with JSON. */
    public void json(int status, JsonNode body) {
        exchange.answer(new Answer(head(status, "application/json"), Content.of(Json.line(body))));
    }

    /** Answers with a status alone. */
    public void nothing(int status) {
        exchange.answer(new Answer(new Head(status, common), Content.EMPTY));
    }

    /** The head of an answer with the engine's headers and a type. */
    public Head head(int status, String contentType) {
        return new Head(status, common).with("Content-Type", contentType);
    }
}
