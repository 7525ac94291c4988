package io.github.runner4j.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.testkit.wire.Dialect;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The {@code docker} command on real engines says what the transcripts tell. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class DockerCommandIT {

    @BeforeAll
    static void skipWithoutTheCommand() {
        DockerCommand.assumeInstalled();
    }

    @ParameterizedTest
    @EnumSource(names = {"DOCKER_20_10", "DOCKER_26"})
    void saysWhatTheTranscriptTells(Dialect dialect) {
        try (Target target = Targets.engine(dialect)) {
            Transcript transcript = DockerCommand.run(target, Registry.real());

            if (Boolean.getBoolean("runner4j.record")) {
                DockerCommand.record(target, transcript);
            } else {
                assertThat(transcript.differences(DockerCommand.recorded(target)))
                        .isEmpty();
            }
        }
    }
}
