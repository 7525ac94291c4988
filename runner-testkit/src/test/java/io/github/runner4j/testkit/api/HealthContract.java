package io.github.runner4j.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** How the health of containers is checked. */
abstract class HealthContract extends ContainerCases {

    private static final String OFTEN = "'Interval':100000000,'Timeout':5000000000,'Retries':2";

    @Test
    void beginsWithNothingKnown() {
        String id = checked("'Test':['CMD','true'],'Interval':60000000000");

        JsonNode health = inspect(id).path("State").path("Health");

        assertThat(health.path("Status").asText()).isEqualTo("starting");
        assertThat(health.path("FailingStreak").asInt()).isZero();
        assertThat(health.path("Log")).isEmpty();
        assertThat(line()).endsWith("(health: starting)");
    }

    @Test
    void isHealthyWhenACheckSucceeds() {
        String id = checked("'Test':['CMD-SHELL','echo fine'],'Interval':100000000");

        until(() -> health(id).equals("healthy"));

        JsonNode result = inspect(id).path("State").path("Health").path("Log").path(0);
        assertThat(result.path("ExitCode").asInt(-1)).isZero();
        assertThat(result.path("Output").asText()).isEqualTo("fine\n");
        assertThat(line()).endsWith("(healthy)");
        shape("health", inspect(id).path("State").path("Health"));
    }

    @Test
    void isIllAfterSeveralFailures() {
        String id = checked("'Test':['CMD','false']," + OFTEN);

        until(() -> health(id).equals("unhealthy"));

        JsonNode health = inspect(id).path("State").path("Health");
        assertThat(health.path("FailingStreak").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(health.path("Log").path(0).path("ExitCode").asInt()).isEqualTo(1);
        assertThat(line()).endsWith("(unhealthy)");
    }

    @Test
    void keepsTheLastFiveResults() {
        String id = checked("'Test':['CMD','false'],'Interval':50000000");

        until(() ->
                inspect(id).path("State").path("Health").path("FailingStreak").asInt() > 6);

        assertThat(inspect(id).path("State").path("Health").path("Log")).hasSize(5);
    }

    @Test
    void failuresDoNotCountInTheBeginning() {
        String id = checked("'Test':['CMD','false'],'StartPeriod':60000000000," + OFTEN);

        until(() -> inspect(id).path("State").path("Health").path("Log").size() > 2);

        assertThat(health(id)).isEqualTo("starting");
        assertThat(inspect(id)
                        .path("State")
                        .path("Health")
                        .path("FailingStreak")
                        .asInt())
                .isZero();
    }

    @Test
    void aCheckThatTakesTooLongHasFailed() {
        String id = checked("'Test':['CMD','sleep','30'],'Interval':100000000,'Timeout':300000000,'Retries':1");

        until(() -> health(id).equals("unhealthy"));

        JsonNode result = inspect(id).path("State").path("Health").path("Log").path(0);
        assertThat(result.path("ExitCode").asInt()).isEqualTo(-1);
        assertThat(result.path("Output").asText()).isEqualTo("Health check exceeded timeout (300ms)");
    }

    @Test
    void aCheckThatCannotBeRunHasFailed() {
        String id = checked("'Test':['CMD','nosuch'],'Interval':100000000,'Retries':1");

        until(() -> health(id).equals("unhealthy"));

        JsonNode result = inspect(id).path("State").path("Health").path("Log").path(0);
        assertThat(result.path("ExitCode").asInt()).isEqualTo(-1);
        assertThat(result.path("Output").asText()).contains("\"nosuch\": executable file not found in $PATH");
    }

    @Test
    void isNotCheckedWhenThatIsSwitchedOff() {
        String id = checked("'Test':['NONE']");

        assertThat(inspect(id).path("State").has("Health")).isFalse();
    }

    @Test
    void isNotHealthyOnceItHasEnded() {
        String id = checked("'Test':['CMD','true'],'Interval':100000000");
        until(() -> health(id).equals("healthy"));

        act(id, "kill").expect(204);

        assertThat(health(id)).isEqualTo("unhealthy");
    }

    @Test
    void findsTheHealthy() {
        String id = checked("'Test':['CMD','true'],'Interval':100000000");
        until(() -> health(id).equals("healthy"));

        assertThat(listed(client().get("/containers/json").filters("label", label(), "health", "healthy")))
                .containsExactly("one");
    }

    @Test
    void tellsWhenItChanges() {
        String id = checked("'Test':['CMD','true'],'Interval':100000000");
        until(() -> health(id).equals("healthy"));

        Reply events = client().get("/events")
                .query("since", 0)
                .query("until", System.currentTimeMillis() / 1000 + 1)
                .filters("container", id)
                .send();

        assertThat(events.lines().stream()
                        .map(each -> each.path("Action").asText())
                        .filter(each -> !each.startsWith("exec_create") && !each.startsWith("exec_start"))
                        .toList())
                .startsWith("create", "start", "exec_die", "health_status: healthy");
    }

    /** Podman leaves the checking to timers of the machine's system manager, which the machine of a test need not have. */
    private String checked(String check) {
        dockerOnly();
        String id = create("one", with(sleeper(), "{'Healthcheck':{" + check + "}}"));
        start(id);
        return id;
    }

    private String health(String id) {
        return inspect(id).path("State").path("Health").path("Status").asText();
    }

    private String line() {
        return client().get("/containers/json")
                .filters("name", name("one"))
                .send()
                .json()
                .path(0)
                .path("Status")
                .asText();
    }
}
