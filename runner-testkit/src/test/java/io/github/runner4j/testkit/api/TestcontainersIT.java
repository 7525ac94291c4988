package io.github.runner4j.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.testkit.wire.Dialect;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the program with Testcontainers does is right: it works on real engines. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class TestcontainersIT {

    static final List<String> EVERYTHING = List.of(
            "waits for http",
            "waits for a line",
            "waits for a port",
            "waits for a command",
            "runs once",
            "copies in and out",
            "executes",
            "connects",
            "builds",
            "done");

    /** Says what Ryuk says, and ends with its first client; it removes nothing. */
    private static final String STAND_IN = """
            FROM busybox:latest
            CMD ["sh", "-c", "echo Started; nc -l -p 8080 -e sh -c 'while read line; do echo ACK; done'"]
            """;

    private final Target target = Targets.engine(Dialect.DOCKER_20_10);

    @AfterEach
    void leaveTheEngine() {
        target.close();
    }

    @Test
    void worksWithoutRyuk() {
        TestcontainersRun run = TestcontainersRun.of(target, Map.of("TESTCONTAINERS_RYUK_DISABLED", "true"));

        assertThat(run.worked()).as(run.output()).isEqualTo(EVERYTHING);
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void worksWithSomethingInRyuksPlace() {
        Client client = Client.of(target);
        String image = "r4jtc-" + UUID.randomUUID() + ":1";
        client.post("/build")
                .query("t", image)
                .tar(Archives.tar(Map.of("Dockerfile", STAND_IN)))
                .send()
                .expect(200);
        try {
            TestcontainersRun run = TestcontainersRun.of(target, Map.of("TESTCONTAINERS_RYUK_CONTAINER_IMAGE", image));

            assertThat(run.worked()).as(run.output()).isEqualTo(EVERYTHING);
            assertThat(run.exitCode()).isZero();
        } finally {
            client.delete("/images/" + image).query("force", 1).send().expect(200);
        }
    }
}
