package io.github.runner4j.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.testkit.wire.Dialect;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Testcontainers, as it is, works on the fake daemon. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class TestcontainersTest {

    /** The newest one refuses the version that the library falls back to with the older ones. */
    @ParameterizedTest
    @EnumSource(names = {"DOCKER_20_10", "DOCKER_26", "DOCKER_29"})
    void worksWithoutRyuk(Dialect dialect) {
        try (Target target = Targets.fake(dialect).orSkip()) {
            TestcontainersRun run = TestcontainersRun.of(target, Map.of("TESTCONTAINERS_RYUK_DISABLED", "true"));

            assertThat(run.worked()).as(run.output()).isEqualTo(TestcontainersIT.EVERYTHING);
            assertThat(run.exitCode()).isZero();
        }
    }

    @Test
    void isTidiedUpByRyuk() {
        try (Target target = Targets.fake(Dialect.DOCKER_20_10).orSkip()) {
            TestcontainersRun run = TestcontainersRun.of(target, Map.of(), "leave");

            assertThat(run.worked()).as(run.output()).contains("left a container", "done");
            assertThat(endsUpEmpty(target)).as("containers went away").isTrue();
        }
    }

    private static boolean endsUpEmpty(Target target) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() - end < 0) {
            Reply containers =
                    Client.of(target).get("/containers/json").query("all", 1).send();
            if (containers.expect(200).json().isEmpty()) {
                return true;
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        return false;
    }
}
