package io.github.runner4j.benchmarks;

import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plain calls to an Engine API, the same for a fake and a real one. */
final class EngineCalls implements AutoCloseable {

    private static final int FIRST_ERROR = 400;
    private static final int CONNECTIONS = 4_096;
    private static final Pattern ID = Pattern.compile("\"Id\":\"([0-9a-f]+)\"");

    private final DockerHttpClient client;

    EngineCalls(URI daemon) {
        this.client = new ZerodepDockerHttpClient.Builder()
                .dockerHost(daemon)
                .maxConnections(CONNECTIONS)
                .build();
    }

    /** Makes a container, and tells its id. */
    String create(String image, String... command) throws IOException {
        String words = "\"" + String.join("\",\"", command) + "\"";
        String body = "{\"Image\":\"" + image + "\",\"Cmd\":[" + words + "],\"Labels\":{\"" + Leftovers.KEY + "\":\""
                + Leftovers.VALUE + "\"}}";
        Matcher id = ID.matcher(call("POST", "/containers/create", body));
        if (!id.find()) {
            throw new IllegalStateException("No id in the answer");
        }
        return id.group(1);
    }

    /** A whole life: created, started, its log read, stopped, removed. */
    void lifecycle(String image) throws IOException {
        String id = create(image, "sh", "-c", "echo hello; exec sleep 1000");
        call("POST", "/containers/" + id + "/start", "");
        call("GET", "/containers/" + id + "/logs?stdout=1&stderr=1", "");
        call("POST", "/containers/" + id + "/stop?t=0", "");
        call("DELETE", "/containers/" + id, "");
    }

    String call(String method, String path, String body) throws IOException {
        try (Response response = open(method, path, body);
                InputStream in = response.getBody()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Leaves the answer open. */
    Response open(String method, String path, String body) throws IOException {
        Request.Builder request =
                Request.builder().method(Request.Method.valueOf(method)).path(path);
        if (!body.isEmpty()) {
            request.putHeader("Content-Type", "application/json")
                    .body(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        }
        Response response = client.execute(request.build());
        if (response.getStatusCode() >= FIRST_ERROR) {
            try (response;
                    InputStream in = response.getBody()) {
                throw new IOException(method + " " + path + ": " + response.getStatusCode() + " "
                        + new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return response;
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
