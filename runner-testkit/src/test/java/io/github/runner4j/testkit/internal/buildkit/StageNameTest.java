package io.github.runner4j.testkit.internal.buildkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.testkit.internal.dockerfile.Dockerfile;
import io.github.runner4j.testkit.internal.dockerfile.Instruction;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageNameTest {

    private static List<Instruction> stage(String instructions) {
        return Dockerfile.read("FROM scratch\n" + instructions, false)
                .plan(false)
                .stages()
                .get(0)
                .instructions();
    }

    @Test
    void countsWhatMakesLayers() {
        StageName name = new StageName("", true, stage("ENV A=1\nRUN a\nCOPY a b\nADD a b\nWORKDIR /a\nUSER a\n"));

        assertThat(name.next("FROM scratch", List.of())).isEqualTo("[1/5] FROM scratch");
        assertThat(name.next("RUN a", List.of())).isEqualTo("[2/5] RUN a");
    }

    @Test
    void tellsTheStageWhenThereAreSeveral() {
        StageName name = new StageName("build", false, stage("RUN a\n"));

        assertThat(name.next("run a", List.of())).isEqualTo("[build 1/1] RUN a");
    }

    @Test
    void alignsNumbers() {
        StageName name = new StageName("", false, stage("RUN a\n".repeat(10)));

        assertThat(name.next("RUN a", List.of())).isEqualTo("[ 1/10] RUN a");
    }

    @Test
    void putsInOnlyVariablesThatAreKnown() {
        StageName name = new StageName("", false, stage("RUN a\n"));

        assertThat(name.next("RUN echo $A ${B} ${C:-x} $D '$A' \\$A", List.of("A=1", "B=2")))
                .isEqualTo("[1/1] RUN echo 1 2 ${C:-x} $D '$A' \\$A");
    }
}
