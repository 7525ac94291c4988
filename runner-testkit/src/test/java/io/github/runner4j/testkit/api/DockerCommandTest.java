package io.github.runner4j.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.testkit.wire.Dialect;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The {@code docker} command, as it is, says the same on the fake daemon as on real engines. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class DockerCommandTest {

    @BeforeAll
    static void skipWithoutTheCommand() {
        DockerCommand.assumeInstalled();
    }

    @ParameterizedTest
    @EnumSource(names = {"DOCKER_20_10", "DOCKER_26"})
    void saysWhatTheTranscriptTells(Dialect dialect) {
        try (Target target = Targets.fake(dialect).orSkip()) {
            Transcript transcript = DockerCommand.run(target, Registry.FAKE);

            assertThat(transcript.differences(DockerCommand.recorded(target))).isEmpty();
        }
    }
}
