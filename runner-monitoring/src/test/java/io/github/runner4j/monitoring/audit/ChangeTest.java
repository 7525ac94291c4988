package io.github.runner4j.monitoring.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangeTest {

    @Test
    void isOneRedactedLine() {
        Change change = new Change(
                Instant.parse("2026-01-01T00:00:00Z"),
                "anna",
                "start\nhttps://bob:hunter2@example.org/app",
                Optional.of("a1"),
                "allowed",
                "failed",
                Optional.of("UNKNOWN_ERROR"));

        String line = change.line();

        assertThat(line)
                .isEqualTo("{\"at\":\"2026-01-01T00:00:00Z\",\"who\":\"anna\","
                        + "\"what\":\"start\\nhttps://****@example.org/app\",\"instance\":\"a1\","
                        + "\"policy\":\"allowed\",\"outcome\":\"failed\",\"code\":\"UNKNOWN_ERROR\"}");
    }
}
