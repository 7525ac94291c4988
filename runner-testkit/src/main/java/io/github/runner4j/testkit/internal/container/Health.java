package io.github.runner4j.testkit.internal.container;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.engine.Moments;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.time.Time;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** How well a container is, as its checks say. Only for those who hold the container's lock. */
final class Health {

    static final String STARTING = "starting";
    static final String HEALTHY = "healthy";
    static final String UNHEALTHY = "unhealthy";

    /** Source: {@code maxLogEntries} of the engine's daemon. */
    private static final int MOST_RESULTS = 5;

    private final Deque<ProbeResult> results = new ArrayDeque<>();
    private String status = STARTING;
    private int failures;
    private int watch;
    private boolean watched;
    private Time.@Nullable Alarm alarm;

    String status() {
        return status;
    }

    /** Checks begin anew; what is due from before is taken back. */
    int begin() {
        stopAlarm();
        status = STARTING;
        failures = 0;
        return resume();
    }

    /** Checks go on. */
    int resume() {
        watched = true;
        watch++;
        return watch;
    }

    /** Checks stop. Source: {@code CloseMonitorChannel}: a container that is not looked after counts as ill. */
    void stop() {
        stopAlarm();
        if (watched) {
            status = UNHEALTHY;
        }
        watched = false;
        watch++;
    }

    /** Whether the checks that began with this number still go on. */
    boolean current(int number) {
        return watched && watch == number;
    }

    void next(Time.Alarm due) {
        alarm = due;
    }

    /** Keeps a result; true when the status has changed. */
    boolean add(ProbeResult result, int retries, boolean early) {
        String before = status;
        results.add(result);
        if (results.size() > MOST_RESULTS) {
            results.remove();
        }
        if (result.exitCode() == 0) {
            failures = 0;
            status = HEALTHY;
        } else if (!(status.equals(STARTING) && early)) {
            failures++;
            status = failures >= retries ? UNHEALTHY : status;
        }
        return !before.equals(status);
    }

    ObjectNode json() {
        ObjectNode json = Json.object().put("Status", status).put("FailingStreak", failures);
        ArrayNode log = Json.array();
        results.forEach(each -> log.add(Json.object()
                .put("Start", Moments.text(each.start()))
                .put("End", Moments.text(each.end()))
                .put("ExitCode", each.exitCode())
                .put("Output", each.output())));
        json.set("Log", log);
        return json;
    }

    private void stopAlarm() {
        if (alarm != null) {
            alarm.cancel();
            alarm = null;
        }
    }
}
