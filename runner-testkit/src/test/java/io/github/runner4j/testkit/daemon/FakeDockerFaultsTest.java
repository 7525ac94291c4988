package io.github.runner4j.testkit.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runner4j.testkit.fault.ActiveFault;
import io.github.runner4j.testkit.fault.Fault;
import io.github.runner4j.testkit.fault.Moment;
import io.github.runner4j.testkit.time.ManualClock;
import io.github.runner4j.testkit.wire.RecordedCall;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FakeDockerFaultsTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final ManualClock clock = ManualClock.at(Instant.parse("2026-03-04T05:06:07Z"));
    private final CountDownLatch restarted = new CountDownLatch(1);
    private FakeDocker docker;

    @BeforeEach
    void start() {
        docker = FakeDocker.builder().clock(clock).start();
        docker.image("acme/app:1.0").runs(context -> {
            context.sleep(Duration.ofHours(1));
            return 0;
        });
    }

    @AfterEach
    void stop() {
        docker.close();
    }

    @Test
    void recordsCalls() throws Exception {
        create("web");
        post("/containers/web/start", "");

        RecordedCall start = docker.calls().await("POST", "/containers/*/start", SOON);
        assertThat(start.status()).hasValue(204);
        assertThat(docker.calls().matching("POST", "/containers/create"))
                .singleElement()
                .satisfies(call -> assertThat(call.request().body().text()).contains("acme/app:1.0"));
    }

    @Test
    void doesNotDoWhatItRefuses() throws Exception {
        create("web");
        docker.faults()
                .add(Fault.status(500, "no luck")
                        .at(Moment.CONTAINER_START)
                        .container("web")
                        .once());

        HttpResponse<String> refused = post("/containers/web/start", "");

        assertThat(refused.statusCode()).isEqualTo(500);
        assertThat(refused.body()).isEqualTo("{\"message\":\"no luck\"}\n");
        assertThat(refused.headers().firstValue("Api-Version")).hasValue("1.41");
        assertThat(inspect("web")).contains("\"Status\":\"created\"");
        assertThat(post("/containers/web/start", "").statusCode()).isEqualTo(204);
    }

    @Test
    void hasNoSpaceForContainersOfAnImage() throws Exception {
        docker.faults().add(Fault.diskFull().at(Moment.CONTAINER_CREATE).image("acme/app"));

        HttpResponse<String> refused = create("web");

        assertThat(refused.statusCode()).isEqualTo(500);
        assertThat(refused.body()).contains("no space left on device");
        assertThat(get("/containers/web/json").statusCode()).isEqualTo(404);
    }

    @Test
    void letsTheStartOfAContainerStall() throws Exception {
        create("web");
        ActiveFault stall = docker.faults().add(Fault.stall().at(Moment.CONTAINER_START));
        CompletableFuture<Integer> started = CompletableFuture.supplyAsync(() -> {
            try {
                return post("/containers/web/start", "").statusCode();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        stall.awaitFired(1, SOON);
        assertThat(inspect("web")).contains("\"Status\":\"created\"");

        stall.release();

        assertThat(started.get(10, TimeUnit.SECONDS)).isEqualTo(204);
    }

    @Test
    void killsAContainerForWantOfMemory() throws Exception {
        create("web");
        docker.faults().add(Fault.oomKill().at(Moment.CONTAINER_RUNNING).container("web"));

        post("/containers/web/start", "");

        assertThat(post("/containers/web/wait", "").body()).contains("\"StatusCode\":137");
        assertThat(inspect("web")).contains("\"OOMKilled\":true").contains("\"ExitCode\":137");
    }

    @Test
    void endsAContainerSomeTimeAfterItsStart() throws Exception {
        create("web");
        docker.faults().at(Moment.CONTAINER_RUNNING, Fault.exit(3, Duration.ofSeconds(5)));
        post("/containers/web/start", "");
        assertThat(inspect("web")).contains("\"Status\":\"running\"");

        clock.advance(Duration.ofSeconds(5));

        assertThat(post("/containers/web/wait", "").body()).contains("\"StatusCode\":3");
        assertThat(inspect("web")).contains("\"OOMKilled\":false");
    }

    @Test
    void keepsItsStateOverARestart() throws Exception {
        docker.faults().add(Fault.daemonRestart().at(Moment.BEFORE_HEADERS).call("POST", "/containers/create"));

        assertThatThrownBy(() -> create("web")).isInstanceOf(IOException.class);

        docker.calls().await("POST", "/containers/create", SOON);
        docker.faults().clear();
        assertThat(retried("/containers/web/json")).isEqualTo(200);
    }

    @Test
    void isGoneUntilReleased() throws Exception {
        ActiveFault gone = docker.faults().at(Moment.ON_REQUEST, Fault.daemonGone());
        assertThatThrownBy(() -> get("/_ping")).isInstanceOf(IOException.class);

        gone.remove();

        assertThat(get("/_ping").statusCode()).isEqualTo(200);
    }

    @Test
    void comesBackToItsPortThoughAnotherHadItMeanwhile() throws Exception {
        URI address = docker.uri();
        ActiveFault gone = docker.faults().at(Moment.ON_REQUEST, Fault.daemonGone());
        assertThatThrownBy(() -> get("/_ping")).isInstanceOf(IOException.class);
        ServerSocket other = new ServerSocket(address.getPort(), 1, InetAddress.getLoopbackAddress());

        CompletableFuture<Void> back = CompletableFuture.runAsync(gone::remove);
        assertThat(docker.uri()).isEqualTo(address);
        other.close();

        back.get(SOON.toSeconds(), TimeUnit.SECONDS);
        assertThat(retried("/_ping")).isEqualTo(200);
    }

    @Test
    void hasAClockThatIsWrong() throws Exception {
        docker.faults().at(Moment.CLOCK, Fault.clockSkew(Duration.ofDays(-1)));

        create("web");

        assertThat(inspect("web")).contains("\"Created\":\"2026-03-03T05:06:07");
        assertThat(get("/_ping").headers().firstValue("Date")).hasValue("Tue, 03 Mar 2026 05:06:07 GMT");
    }

    private HttpResponse<String> create(String name) throws IOException, InterruptedException {
        return post("/containers/create?name=" + name, "{\"Image\":\"acme/app:1.0\"}");
    }

    private String inspect(String name) throws IOException, InterruptedException {
        return get("/containers/" + name + "/json").body();
    }

    /** A daemon that restarts refuses connections for a moment. */
    private int retried(String path) throws IOException, InterruptedException {
        for (int i = 0; i < 1000; i++) {
            try {
                return get(path).statusCode();
            } catch (IOException e) {
                restarted.await(10, TimeUnit.MILLISECONDS);
            }
        }
        return get(path).statusCode();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).build());
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private URI uri(String path) {
        return URI.create("http://" + docker.uri().getAuthority() + path);
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
