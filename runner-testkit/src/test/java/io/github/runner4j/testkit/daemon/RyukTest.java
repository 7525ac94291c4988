package io.github.runner4j.testkit.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.testkit.time.ManualClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Testcontainers' helper, as any client of the daemon has it. */
@Timeout(60)
class RyukTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String LABELS = "\"Labels\":{\"org.testcontainers\":\"true\",\"session\":\"s1\"}";
    private static final String WISH = "label=org.testcontainers=true&label=session=s1";

    private final ManualClock clock = ManualClock.at(Instant.parse("2026-03-04T05:06:07Z"));
    private final HttpClient client = HttpClient.newHttpClient();
    private FakeDocker docker;

    @BeforeEach
    void start() {
        docker = FakeDocker.builder().clock(clock).start();
    }

    @AfterEach
    void stop() {
        docker.close();
    }

    private HttpResponse<String> call(String method, String path, String body) throws Exception {
        URI uri = URI.create("http://" + docker.uri().getAuthority() + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private String done(String method, String path, String body) throws Exception {
        HttpResponse<String> response = call(method, path, body);
        assertThat(response.statusCode())
                .as(method + " " + path + response.body())
                .isBetween(200, 299);
        return response.body();
    }

    private void startRyuk(String environment) throws Exception {
        done(
                "POST",
                "/containers/create?name=ryuk",
                "{\"Image\":\"testcontainers/ryuk:0.14.0\",\"Env\":[" + environment
                        + "],\"HostConfig\":{\"AutoRemove\":true,\"PortBindings\":{\"8080/tcp\":[{\"HostPort\":\"\"}]}}}");
        done("POST", "/containers/ryuk/start", "");
    }

    private int port() throws Exception {
        Matcher port = Pattern.compile("\"HostPort\":\"(\\d+)\"").matcher(done("GET", "/containers/ryuk/json", ""));
        int found = 0;
        while (port.find()) {
            found = Math.max(found, Integer.parseInt(port.group(1)));
        }
        return found;
    }

    /** Comes, says what it wants, and goes; what it wants has arrived by then. */
    private void visit(String wish) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port())) {
            socket.getOutputStream().write((wish + "\n").getBytes(StandardCharsets.UTF_8));
            assertThat(answer(socket)).isEqualTo("ACK");
        }
        clock.awaitWaiting(1, SOON);
    }

    private static String answer(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }

    private void awaitItsEnd() throws Exception {
        HttpResponse<String> end = call("POST", "/containers/ryuk/wait?condition=removed", "");
        assertThat(end.statusCode()).isIn(200, 404);
    }

    private void makeThings(String name, String labels) throws Exception {
        done("POST", "/networks/create", "{\"Name\":\"" + name + "-net\"," + labels + "}");
        done("POST", "/volumes/create", "{\"Name\":\"" + name + "-volume\"," + labels + "}");
        done(
                "POST",
                "/containers/create?name=" + name,
                "{\"Image\":\"busybox\",\"Cmd\":[\"cat\"],\"OpenStdin\":true,"
                        + labels + ",\"HostConfig\":{\"NetworkMode\":\"" + name + "-net\",\"Binds\":[\"" + name
                        + "-volume:/data\"]}}");
        done("POST", "/containers/" + name + "/start", "");
        docker.image(name + "-image:1").label("session", name).runsShell();
    }

    private boolean isThere(String path) throws Exception {
        return call("GET", path, "").statusCode() == 200;
    }

    @Test
    void isThereUnderAnyTag() throws Exception {
        assertThat(done("GET", "/images/json", "")).doesNotContain("ryuk");

        assertThat(isThere("/images/testcontainers/ryuk:0.5.1/json")).isTrue();
        assertThat(done("POST", "/images/create?fromImage=testcontainers/ryuk&tag=0.14.0", ""))
                .contains("Pulling from testcontainers/ryuk", "Status: ");
        assertThat(done("GET", "/images/json", "")).contains("testcontainers/ryuk:0.5.1", "testcontainers/ryuk:0.14.0");
        assertThat(isThere("/images/testcontainers/other:1/json")).isFalse();
    }

    @Test
    void givesWayToAnImageOfTheSameName() throws Exception {
        String id = docker.image("testcontainers/ryuk:0.14.0").runsShell("true");

        assertThat(done("GET", "/images/testcontainers/ryuk:0.14.0/json", "")).contains("\"Id\":\"" + id + "\"");
    }

    @Test
    void saysThatItHasStarted() throws Exception {
        startRyuk("");

        try (Socket socket = new Socket("127.0.0.1", port())) {
            socket.getOutputStream().write((WISH + "\n").getBytes(StandardCharsets.UTF_8));
            assertThat(answer(socket)).isEqualTo("ACK");
        }
        assertThat(done("GET", "/containers/ryuk/logs?stdout=1", "")).contains(" Started!\n", "msg=Started\n");
    }

    @Test
    void removesWhatCarriesTheLabelsTenSecondsAfterTheLastClientHasGone() throws Exception {
        makeThings("s1", LABELS);
        docker.image("built:1")
                .label("org.testcontainers", "true")
                .label("session", "s1")
                .runsShell();
        startRyuk("");
        visit(WISH);

        clock.advance(Duration.ofMillis(9_999));
        assertThat(docker.containers()).containsOnlyKeys("ryuk", "s1");
        clock.advance(Duration.ofMillis(1));
        awaitItsEnd();

        assertThat(docker.containers()).isEmpty();
        assertThat(isThere("/networks/s1-net")).isFalse();
        assertThat(isThere("/volumes/s1-volume")).isFalse();
        assertThat(isThere("/images/built:1/json")).isFalse();
    }

    @Test
    void leavesEverythingElse() throws Exception {
        makeThings("s2", LABELS.replace("s1", "s2"));
        startRyuk("");
        visit(WISH);

        clock.advance(Duration.ofSeconds(10));
        awaitItsEnd();

        assertThat(docker.containers()).containsOnlyKeys("s2");
        assertThat(isThere("/networks/s2-net")).isTrue();
        assertThat(isThere("/volumes/s2-volume")).isTrue();
        assertThat(isThere("/images/s2-image:1/json")).isTrue();
    }

    @Test
    void waitsForAsLongAsItsEnvironmentSays() throws Exception {
        makeThings("s1", LABELS);
        startRyuk("\"RYUK_RECONNECTION_TIMEOUT=1m\"");
        visit(WISH);

        clock.advance(Duration.ofSeconds(59));
        assertThat(docker.containers()).containsKey("s1");
        clock.advance(Duration.ofSeconds(1));
        awaitItsEnd();

        assertThat(docker.containers()).isEmpty();
    }

    @Test
    void removesNothingForAWishThatItDoesNotUnderstand() throws Exception {
        makeThings("s1", LABELS);
        startRyuk("");
        visit("name=s1");

        clock.advance(Duration.ofSeconds(10));
        awaitItsEnd();

        assertThat(docker.containers()).containsOnlyKeys("s1");
    }

    @Test
    void removesNothingWhenItIsKilled() throws Exception {
        makeThings("s1", LABELS);
        startRyuk("");
        visit(WISH);

        done("POST", "/containers/ryuk/kill", "");
        awaitItsEnd();
        clock.advance(Duration.ofSeconds(10));

        assertThat(docker.containers()).containsOnlyKeys("s1");
    }

    @Test
    void removesAtOnceWhatItIsToRemoveWhenItIsStopped() throws Exception {
        makeThings("s1", LABELS);
        startRyuk("");
        visit(WISH);

        done("POST", "/containers/ryuk/stop", "");
        awaitItsEnd();

        assertThat(docker.containers()).isEmpty();
    }
}
