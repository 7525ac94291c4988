package io.github.runner4j.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.testkit.daemon.FakeDocker;
import io.github.runner4j.testkit.fault.Fault;
import io.github.runner4j.testkit.fault.Moment;
import io.github.runner4j.testkit.internal.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong in the middle of a build, and with what runs in a container. */
@Timeout(30)
class StepFaultsTest {

    private final FakeDocker docker = FakeDocker.start();
    private final Client client = new Client(docker.uri(), "");

    @AfterEach
    void stop() {
        docker.close();
    }

    private String build(int version) {
        String file = "FROM busybox\nRUN echo one > /one\nRUN echo two > /two\n";
        return client.post("/build")
                .query("version", version)
                .query("t", "app")
                .tar(new TarBall().file("Dockerfile", file).bytes())
                .send()
                .expect(200)
                .text();
    }

    private int statusOfTheImage() {
        return client.get("/images/app/json").send().status();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void hasNoSpaceAtAStep(int builder) {
        docker.faults()
                .add(Fault.diskFull().at(Moment.imageBuildStep(3)).image("app").once());

        assertThat(build(builder)).contains("no space left on device");
        assertThat(statusOfTheImage()).isEqualTo(404);

        assertThat(build(builder)).doesNotContain("no space left on device");
        assertThat(statusOfTheImage()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void failsAtAStepWithACode(int builder) {
        docker.faults().at(Moment.imageBuildStep(2), Fault.exit(9));

        assertThat(build(builder)).containsPattern("code: 9");
        assertThat(docker.faults().fired()).hasSize(1);
        assertThat(statusOfTheImage()).isEqualTo(404);
    }

    @Test
    void leavesOtherBuildsAlone() {
        docker.faults().add(Fault.exit(9).at(Moment.imageBuildStep(2)).image("another"));

        build(1);

        assertThat(statusOfTheImage()).isEqualTo(200);
    }

    @Test
    void endsWhatRunsInAContainer() {
        client.post("/containers/create")
                .query("name", "web")
                .json(Json.object()
                        .put("Image", "busybox")
                        .set("Cmd", Json.array().add("sleep").add("1000")))
                .send()
                .expect(201);
        client.post("/containers/web/start").send().expect(204);
        docker.faults().add(Fault.exit(5).at(Moment.EXEC_RUNNING).container("web"));

        String exec = client.post("/containers/web/exec")
                .json(Json.object()
                        .put("AttachStdout", true)
                        .set("Cmd", Json.array().add("sleep").add("1000")))
                .send()
                .expect(201)
                .json()
                .path("Id")
                .asText();
        client.post("/exec/" + exec + "/start").json(Json.object()).send();

        assertThat(client.get("/exec/" + exec + "/json")
                        .send()
                        .json()
                        .path("ExitCode")
                        .asInt())
                .isEqualTo(5);
    }
}
