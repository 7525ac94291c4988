package io.github.runner4j.testkit.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;

/** A request that is being put together. */
final class Ask {

    private final Client client;
    private final String method;
    private final String path;
    private final StringBuilder query = new StringBuilder();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private byte[] body = {};
    private int chunkSize;

    Ask(Client client, String method, String path) {
        this.client = client;
        this.method = method;
        this.path = path;
        headers.put("Host", "engine");
    }

    /** Adds a parameter; several of one name are several. */
    Ask query(String name, Object value) {
        query.append(query.isEmpty() ? '?' : '&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(String.valueOf(value), UTF_8));
        return this;
    }

    /** Adds the parameter {@code filters}: names and values in turn. */
    Ask filters(String... namesAndValues) {
        ObjectNode filters = Json.object();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            filters.withArray(namesAndValues[i]).add(namesAndValues[i + 1]);
        }
        return query("filters", filters);
    }

    Ask header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Ask json(JsonNode json) {
        return json(Json.text(json));
    }

    Ask json(String json) {
        return body("application/json", json.getBytes(UTF_8));
    }

    Ask tar(byte[] archive) {
        return body("application/x-tar", archive);
    }

    Ask body(String type, byte[] bytes) {
        body = bytes;
        return header("Content-Type", type);
    }

    /** Sends the body in chunks of so many bytes, without telling its length. */
    Ask chunks(int size) {
        chunkSize = size;
        return header("Transfer-Encoding", "chunked");
    }

    /** Asks for the connection itself, as the {@code docker} command does. */
    Ask upgrade() {
        return header("Connection", "Upgrade").header("Upgrade", "tcp");
    }

    /** Sends it and takes the whole answer. */
    Reply send() {
        try (OpenReply reply = open()) {
            return reply.whole();
        }
    }

    /** Sends it on a connection of its own, and returns as soon as status and headers are there. */
    OpenReply open() {
        return on(Wire.connect(client.address(), Client.PATIENCE));
    }

    /** Sends it on a connection that is there. */
    OpenReply on(Wire wire) {
        try {
            wire.send(bytes());
            Headers answer = Headers.read(wire);
            return new OpenReply(wire, answer, answer.body(wire, method));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path + ": " + e.getMessage(), e);
        }
    }

    private byte[] bytes() {
        if (chunkSize == 0 && (body.length > 0 || method.equals("POST") || method.equals("PUT"))) {
            headers.put("Content-Length", String.valueOf(body.length));
        }
        StringBuilder head = new StringBuilder(method + " " + client.prefix() + path + query + " HTTP/1.1\r\n");
        headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(UTF_8));
        bytes.writeBytes(chunkSize == 0 ? body : chunked());
        return bytes.toByteArray();
    }

    private byte[] chunked() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int start = 0; start < body.length; start += chunkSize) {
            int length = Math.min(chunkSize, body.length - start);
            bytes.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(UTF_8));
            bytes.write(body, start, length);
            bytes.writeBytes("\r\n".getBytes(UTF_8));
        }
        bytes.writeBytes("0\r\n\r\n".getBytes(UTF_8));
        return bytes.toByteArray();
    }
}
