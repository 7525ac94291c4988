package io.github.runner4j.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.wire.Dialect;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What containers use. */
abstract class StatsContract extends EngineContract {

    private static final String NEVER = "0001-01-01T00:00:00Z";

    @Test
    void tellsOfTwoMomentsAtOnce() {
        String id = run("c", "sleep", "60");

        Reply reply = stats(id).query("stream", 0).send();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).contains("application/json");
        JsonNode stats = reply.json();
        assertThat(stats.path("id").asText()).isEqualTo(id);
        assertThat(stats.path("name").asText()).isEqualTo("/" + name("c"));
        assertThat(time(stats, "read")).isAfter(time(stats, "preread"));
        assertThat(stats.at("/cpu_stats/system_cpu_usage").asLong())
                .isGreaterThan(stats.at("/precpu_stats/system_cpu_usage").asLong());
        assertThat(stats.at("/cpu_stats/cpu_usage/total_usage").asLong())
                .isGreaterThanOrEqualTo(
                        stats.at("/precpu_stats/cpu_usage/total_usage").asLong());
        shape("stats", stats);
    }

    @Test
    void tellsFiguresThatAddUp() {
        JsonNode stats = stats(run("c", "sleep", "60"))
                .query("stream", 0)
                .send()
                .expect(200)
                .json();

        long total = stats.at("/cpu_stats/cpu_usage/total_usage").asLong();
        long sum = 0;
        for (JsonNode each : stats.at("/cpu_stats/cpu_usage/percpu_usage")) {
            sum += each.asLong();
        }
        assertThat(sum).isEqualTo(total);
        assertThat(stats.at("/cpu_stats/online_cpus").asInt())
                .isEqualTo(stats.at("/cpu_stats/cpu_usage/percpu_usage").size());
        assertThat(stats.at("/memory_stats/usage").asLong())
                .isPositive()
                .isLessThanOrEqualTo(stats.at("/memory_stats/max_usage").asLong());
        assertThat(stats.at("/memory_stats/stats/rss").asLong())
                .isLessThan(stats.at("/memory_stats/usage").asLong());
        assertThat(stats.at("/pids_stats/current").asInt()).isEqualTo(1);
    }

    @Test
    void tellsTheLimitOfMemory() {
        ObjectNode spec = spec("sleep", "60");
        spec.putObject("HostConfig").put("Memory", 64 << 20);
        String id = create("c", spec);
        start(id);

        JsonNode stats = stats(id)
                .query("stream", 0)
                .query("one-shot", 1)
                .send()
                .expect(200)
                .json();

        assertThat(stats.at("/memory_stats/limit").asLong()).isEqualTo(64 << 20);
        assertThat(stats.at("/memory_stats/stats/hierarchical_memory_limit").asLong())
                .isEqualTo(64 << 20);
    }

    @Test
    void tellsOfOneMomentAlone() {
        String id = run("c", "sleep", "60");

        JsonNode stats = stats(id)
                .query("stream", 0)
                .query("one-shot", 1)
                .send()
                .expect(200)
                .json();

        assertThat(stats.path("preread").asText()).isEqualTo(NEVER);
        assertThat(stats.at("/precpu_stats/cpu_usage/total_usage").asLong()).isZero();
        assertThat(stats.at("/cpu_stats/cpu_usage/total_usage").asLong()).isPositive();
        assertThat(stats.has("name")).isEqualTo(target.dialect() == Dialect.DOCKER_20_10);
    }

    @Test
    void tellsOfTheNetwork() {
        String id = run("c", "sleep", "60");

        JsonNode stats = stats(id)
                .query("stream", 0)
                .query("one-shot", 1)
                .send()
                .expect(200)
                .json();

        assertThat(stats.at("/networks/eth0/rx_bytes").isNumber()).isTrue();
        assertThat(stats.at("/networks/eth0/tx_dropped").asInt()).isZero();
    }

    @Test
    void tellsOfNoNetworkWhereThereIsNone() {
        ObjectNode spec = spec("sleep", "60");
        spec.putObject("HostConfig").put("NetworkMode", "none");
        String id = create("c", spec);
        start(id);

        assertThat(stats(id)
                        .query("stream", 0)
                        .query("one-shot", 1)
                        .send()
                        .json()
                        .has("networks"))
                .isFalse();
    }

    @Test
    void tellsNothingOfAContainerThatDoesNotRun() {
        String id = create("c", spec("true"));

        JsonNode stats = stats(id).query("stream", 0).send().expect(200).json();

        assertThat(stats.path("read").asText()).isEqualTo(NEVER);
        assertThat(stats.path("id").asText()).isEqualTo(id);
        assertThat(stats.path("memory_stats")).isEmpty();
        shape("stats-stopped", stats);
    }

    @Test
    void tellsEverySecond() {
        String id = run("c", "sleep", "60");

        try (OpenReply stream = stats(id).open()) {
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.header("Content-Type")).isEmpty();
            JsonNode first = stream.json().orElseThrow();
            JsonNode second = stream.json().orElseThrow();

            assertThat(first.path("preread").asText()).isEqualTo(NEVER);
            assertThat(second.path("preread")).isEqualTo(first.path("read"));
            assertThat(second.path("precpu_stats")).isEqualTo(first.path("cpu_stats"));
            assertThat(time(second, "read")).isAfter(time(first, "read"));
            assertThat(second.at("/cpu_stats/cpu_usage/total_usage").asLong())
                    .isGreaterThanOrEqualTo(
                            first.at("/cpu_stats/cpu_usage/total_usage").asLong());
        }
    }

    @Test
    void goesOnAfterTheContainerStoppedUntilItIsRemoved() {
        String id = run("c", "sleep", "60");

        try (OpenReply stream = stats(id).open()) {
            assertThat(stream.json()).isPresent();
            client().post("/containers/" + id + "/kill").send().expect(204);
            JsonNode last = stream.json().orElseThrow();
            while (!last.path("read").asText().equals(NEVER)) {
                last = stream.json().orElseThrow();
            }
            client().delete("/containers/" + id).send().expect(204);

            assertThat(stream.rest()).isNotNull();
        }
    }

    @Test
    void refusesAStreamOfOneMoment() {
        Reply reply = stats(create("c", spec("true")))
                .query("stream", 1)
                .query("one-shot", 1)
                .send();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).isEqualTo("cannot have stream=true and one-shot=true");
    }

    @Test
    void refusesAContainerThatIsNotThere() {
        Reply reply = stats(name("nobody")).query("stream", 0).send();

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.message())
                .isEqualTo(pick(
                        "No such container: " + name("nobody"),
                        "no container with name or ID \"" + name("nobody") + "\" found: no such container"));
    }

    private static Instant time(JsonNode stats, String key) {
        return Instant.parse(stats.path(key).asText());
    }

    private Ask stats(String container) {
        return client().get("/containers/" + container + "/stats");
    }
}
